package org.accountkit.testkit.specification;

import static org.accountkit.access.RefusalCode.FORBIDDEN;
import static org.accountkit.access.RefusalCode.NOT_AUTHENTICATED;
import static org.accountkit.access.RefusalCode.REAUTHENTICATION_REQUIRED;
import static org.accountkit.download.DownloadToken.DownloadState.OPEN;
import static org.accountkit.download.DownloadToken.DownloadState.REQUIRED;
import static org.accountkit.testkit.specification.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.accountkit.AccountServices;
import org.accountkit.access.Caller;
import org.accountkit.access.RequestOrigin;
import org.accountkit.audit.AuditEventType;
import org.accountkit.download.DownloadService;
import org.accountkit.download.DownloadToken;
import org.accountkit.download.DownloadToken.DownloadState;
import org.accountkit.secret.Secret;
import org.accountkit.user.Realm;
import org.accountkit.user.Right;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The download token: it authorizes downloads and nothing else, and nothing else authorizes them. */
public abstract class DownloadTokenSpecification extends ServiceSpecification {

    private DownloadService downloads;
    private Person ada;

    /** For subclasses. */
    protected DownloadTokenSpecification() {}

    @BeforeEach
    void signAdaIn() {
        world.role("downloads", Right.DOWNLOADS_READ, Right.DOWNLOADS_MANAGE);
        ada = world.person("ada", "downloads");
        downloads = world.accounts.downloads();
    }

    @Test
    void opensDownloadsOnceCreated() {
        DownloadToken made = downloads.renew(ada.caller());

        assertThat(made.state()).isEqualTo(REQUIRED);
        assertThat(made.token().orElseThrow().reveal()).matches("exd_[0-9A-Za-z]{49}");
        downloads.authorize(text(made));
        world.node().downloads().authorize(text(made));
        assertRefused(NOT_AUTHENTICATED, () -> downloads.authorize(Optional.empty()));
    }

    @Test
    void canBeShownAgain() {
        Instant at = world.clock.instant();
        DownloadToken made = downloads.renew(ada.caller());
        world.clock.advance(Duration.ofMinutes(1));

        DownloadToken shown = world.node().downloads().show(ada.caller());

        assertThat(shown.token().orElseThrow().matches(made.token().orElseThrow()))
                .isTrue();
        assertThat(shown.createdAt()).contains(at);
        assertThat(shown.lastUsedAt()).isEmpty();
    }

    @Test
    void stopsWorkingOnceRenewed() {
        DownloadToken old = downloads.renew(ada.caller());

        DownloadToken next = downloads.renew(ada.caller());

        assertRefused(NOT_AUTHENTICATED, () -> downloads.authorize(text(old)));
        downloads.authorize(text(next));
    }

    @Test
    @Tag("A35")
    void a35OpensNothingElse() {
        String token = text(downloads.renew(ada.caller())).orElseThrow().reveal();

        assertThat(world.accounts.apiKeys().authenticate(World.secret(token), RequestOrigin.unknown()))
                .isEmpty();
        assertThat(world.accounts.sessions().authenticate(World.secret(token), RequestOrigin.unknown()))
                .isEmpty();
        assertThat(world.accounts
                        .apiKeys()
                        .authenticate(
                                World.secret(Tokens.resealed("exk_" + token.substring(4))), RequestOrigin.unknown()))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = DownloadState.class,
            names = {"CLOSED", "REQUIRED"})
    @Tag("A35")
    void a35CannotBeReplacedByAnotherKind(DownloadState state) {
        String key = ada.newApiKey().reveal();
        downloads.renew(ada.caller());
        downloads.setState(ada.caller(), state);

        assertRefused(NOT_AUTHENTICATED, () -> downloads.authorize(Optional.of(World.secret(key))));
        assertRefused(
                NOT_AUTHENTICATED,
                () -> downloads.authorize(Optional.of(World.secret(Tokens.resealed("exd_" + key.substring(4))))));
        assertRefused(NOT_AUTHENTICATED, () -> downloads.authorize(Optional.of(ada.session())));
    }

    @Test
    @Tag("A35")
    void a35RefusesOtherKindsEvenWhileOpen() {
        String key = ada.newApiKey().reveal();
        downloads.setState(ada.caller(), OPEN);

        downloads.authorize(Optional.empty());
        assertRefused(NOT_AUTHENTICATED, () -> downloads.authorize(Optional.of(World.secret(key))));
        assertRefused(NOT_AUTHENTICATED, () -> downloads.authorize(Optional.of(ada.session())));
    }

    @Test
    @Tag("A37")
    void a37IsRenewedIndependentlyOfTheApiKey() {
        Secret key = ada.newApiKey();
        DownloadToken token = downloads.renew(ada.caller());

        downloads.renew(ada.caller());
        assertThat(ada.byKey(key)).isPresent();

        DownloadToken present = downloads.show(ada.caller());
        ada.newApiKey();
        downloads.authorize(text(present));
        assertThat(text(present).map(Secret::reveal)).isNotEqualTo(text(token).map(Secret::reveal));
    }

    @Test
    void worksInItsRealmOnly() {
        DownloadToken made = downloads.renew(ada.caller());
        AccountServices elsewhere = world.accounts.inRealm(new Realm(world.realm.name() + "-2"));

        assertRefused(NOT_AUTHENTICATED, () -> elsewhere.downloads().authorize(text(made)));
    }

    @Test
    void needsRightsAndAFreshProof() {
        world.role("viewer", Right.DOWNLOADS_READ);
        Person viewer = world.person("vic", "viewer");
        Person nobody = world.person("nobody");
        downloads.renew(ada.caller());

        assertThat(downloads.show(viewer.caller()).token()).isPresent();
        assertRefused(FORBIDDEN, () -> downloads.renew(viewer.caller()));
        assertRefused(FORBIDDEN, () -> downloads.setState(viewer.caller(), OPEN));
        assertRefused(FORBIDDEN, () -> downloads.show(nobody.caller()));
        ada.unproven();
        assertRefused(REAUTHENTICATION_REQUIRED, () -> downloads.renew(ada.caller()));
        assertRefused(REAUTHENTICATION_REQUIRED, () -> downloads.setState(ada.caller(), OPEN));
    }

    @Test
    @Tag("A30")
    void a30CannotBeManagedByAnApiKey() {
        Caller byKey = ada.byKey(ada.newApiKey()).orElseThrow();

        assertRefused(FORBIDDEN, () -> downloads.show(byKey));
        assertRefused(FORBIDDEN, () -> downloads.renew(byKey));
        assertRefused(FORBIDDEN, () -> downloads.setState(byKey, OPEN));
    }

    @Test
    void isRecordedInTheAuditTrail() {
        downloads.renew(ada.caller());
        downloads.setState(ada.caller(), OPEN);

        assertThat(world.events(AuditEventType.DOWNLOAD_TOKEN_RENEWAL))
                .singleElement()
                .satisfies(event -> assertThat(event.actor()).contains(ada.id().value()));
        assertThat(world.events(AuditEventType.DOWNLOAD_STATE_CHANGE))
                .singleElement()
                .satisfies(event -> assertThat(event.details()).containsEntry("state", "open"));
    }

    @Test
    void showsItsLastUseImmediatelyHereAndSoonElsewhere() {
        AccountServices otherNode = world.node();
        DownloadToken made = downloads.renew(ada.caller());
        world.clock.advance(Duration.ofSeconds(7));
        downloads.authorize(text(made));

        assertThat(downloads.show(ada.caller()).lastUsedAt()).contains(world.clock.instant());
        assertThat(otherNode.downloads().show(ada.caller()).lastUsedAt()).isEmpty();
        world.accounts.flush();
        assertThat(otherNode.downloads().show(ada.caller()).lastUsedAt()).contains(world.clock.instant());
    }

    @Test
    void hasNoLastUseAfterARenewal() {
        downloads.authorize(text(downloads.renew(ada.caller())));
        world.clock.advance(Duration.ofSeconds(1));

        downloads.renew(ada.caller());
        world.accounts.flush();

        assertThat(downloads.show(ada.caller()).lastUsedAt()).isEmpty();
    }

    private static Optional<Secret> text(DownloadToken token) {
        return token.token();
    }
}
