package org.accountkit.testkit.specification;

import static org.accountkit.access.RefusalCode.CONFLICT;
import static org.accountkit.access.RefusalCode.FORBIDDEN;
import static org.accountkit.access.RefusalCode.NOT_AUTHENTICATED;
import static org.accountkit.download.DownloadToken.DownloadState.CLOSED;
import static org.accountkit.download.DownloadToken.DownloadState.OPEN;
import static org.accountkit.download.DownloadToken.DownloadState.REQUIRED;
import static org.accountkit.testkit.specification.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Optional;
import org.accountkit.audit.AuditEvent;
import org.accountkit.audit.AuditEvent.AuditOutcome;
import org.accountkit.audit.AuditEventType;
import org.accountkit.download.DownloadService;
import org.accountkit.download.DownloadToken;
import org.accountkit.download.DownloadTokenStore;
import org.accountkit.download.DownloadTokenStore.StoredDownloadToken.Made;
import org.accountkit.secret.Secret;
import org.accountkit.transaction.StoreUnavailableException;
import org.accountkit.user.Right;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Downloads that are closed, open, or require the download token. */
public abstract class DownloadStateSpecification extends ServiceSpecification {

    private DownloadService downloads;
    private Person ada;

    /** For subclasses. */
    protected DownloadStateSpecification() {}

    @BeforeEach
    void signAdaIn() {
        world.role("downloads", Right.DOWNLOADS_READ, Right.DOWNLOADS_MANAGE);
        ada = world.person("ada", "downloads");
        downloads = world.accounts.downloads();
    }

    @Test
    @Tag("A38")
    void a38DownloadsAreClosedUntilATokenIsCreated() {
        assertThat(downloads.show(ada.caller()))
                .isEqualTo(new DownloadToken(CLOSED, Optional.empty(), Optional.empty(), Optional.empty()));
        assertRefused(NOT_AUTHENTICATED, () -> downloads.authorize(Optional.empty()));
        assertRefused(NOT_AUTHENTICATED, () -> downloads.authorize(Optional.of(World.secret("anything"))));
    }

    @Test
    void isIgnoredWhileOpen() {
        DownloadToken old = downloads.renew(ada.caller());
        downloads.renew(ada.caller());
        downloads.setState(ada.caller(), OPEN);

        downloads.authorize(text(old));
    }

    @Test
    void isRefusedWhileClosed() {
        DownloadToken made = downloads.renew(ada.caller());

        downloads.setState(ada.caller(), CLOSED);

        assertRefused(FORBIDDEN, () -> downloads.authorize(text(made)));
        assertRefused(NOT_AUTHENTICATED, () -> downloads.authorize(Optional.empty()));
        assertThat(downloads.show(ada.caller()).token()).isPresent();
    }

    @Test
    void isRequiredAgainWhenItIsRenewedWhileClosed() {
        downloads.renew(ada.caller());
        downloads.setState(ada.caller(), CLOSED);

        DownloadToken next = downloads.renew(ada.caller());

        assertThat(next.state()).isEqualTo(REQUIRED);
        downloads.authorize(text(next));
    }

    @Test
    void staysOpenWhenItIsRenewedWhileOpen() {
        downloads.setState(ada.caller(), OPEN);

        assertThat(downloads.renew(ada.caller()).state()).isEqualTo(OPEN);

        downloads.authorize(Optional.empty());
    }

    @Test
    void cannotBeRequiredBeforeItIsCreated() {
        assertRefused(CONFLICT, () -> downloads.setState(ada.caller(), REQUIRED));

        assertThat(downloads.show(ada.caller()).state()).isEqualTo(CLOSED);
        assertThat(world.events(AuditEventType.DOWNLOAD_STATE_CHANGE))
                .extracting(AuditEvent::outcome)
                .containsExactly(AuditOutcome.REFUSED);
        assertThat(downloads.setState(ada.caller(), OPEN).state()).isEqualTo(OPEN);
    }

    @Test
    @Tag("A38")
    void a38StaysClosedWhenItCannotBeUnsealed() {
        DownloadToken made = downloads.renew(ada.caller());
        downloads.setState(ada.caller(), CLOSED);
        breakTheSeal();

        assertRefused(FORBIDDEN, () -> downloads.authorize(text(made)));
        assertRefused(NOT_AUTHENTICATED, () -> downloads.authorize(Optional.empty()));
        DownloadToken next = downloads.renew(ada.caller());
        downloads.authorize(text(next));
    }

    @Test
    @Tag("A38")
    void a38FailsClosedWhileTheStoreIsUnreadable() {
        DownloadToken made = downloads.renew(ada.caller());
        Interception unreadable = (method, call) -> {
            if (method.getDeclaringClass() == DownloadTokenStore.class) {
                throw new StoreUnavailableException("gone");
            }
            return call.proceed();
        };
        DownloadService blind = world.node(builder -> builder.stores(unreadable.of(world.stores)))
                .downloads();

        assertThatExceptionOfType(StoreUnavailableException.class).isThrownBy(() -> blind.authorize(text(made)));
        assertThatExceptionOfType(StoreUnavailableException.class).isThrownBy(() -> blind.authorize(Optional.empty()));
    }

    private void breakTheSeal() {
        Made made = world.stores
                .downloadTokens()
                .find(world.realm)
                .orElseThrow()
                .secret()
                .orElseThrow();
        world.stores
                .downloadTokens()
                .renew(world.realm, new Made(made.digest(), Seals.broken(made.sealed()), made.createdAt()));
        world.stores.downloadTokens().setState(world.realm, CLOSED);
    }

    private static Optional<Secret> text(DownloadToken token) {
        return token.token();
    }
}
