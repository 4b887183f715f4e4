package org.accountkit.testkit.specification;

import static org.accountkit.access.RefusalCode.REAUTHENTICATION_REQUIRED;
import static org.accountkit.testkit.specification.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.accountkit.AccountServices;
import org.accountkit.access.Caller;
import org.accountkit.apikey.ApiKey;
import org.accountkit.apikey.ApiKey.NewApiKey;
import org.accountkit.apikey.ApiKeyService;
import org.accountkit.audit.AuditEventType;
import org.accountkit.notification.Notice.NoticeType;
import org.accountkit.secret.Secret;
import org.accountkit.testkit.Race;
import org.accountkit.token.TokenDigest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The API key of the settings page: generated, shown once, replaced and revoked. */
public abstract class ApiKeySpecification extends ServiceSpecification {

    private Person ada;
    private ApiKeyService keys;

    /** For subclasses. */
    protected ApiKeySpecification() {}

    @BeforeEach
    void signAdaIn() {
        world.role("operator", World.WRITE, World.REPORTS);
        world.denyingRole("readonly", World.WRITE);
        ada = world.person("ada", "operator");
        keys = world.accounts.apiKeys();
    }

    @Test
    void isShownOnceAndStoredAsADigest() {
        NewApiKey made = keys.generate(ada.caller());
        String text = made.text().reveal();

        ApiKey shown = keys.show(ada.caller()).orElseThrow();

        assertThat(shown).isEqualTo(made.key());
        assertThat(shown.toString()).doesNotContain(text);
        assertThat(text).matches("exk_[0-9A-Za-z]{49}");
        assertThat(shown.hint()).isEqualTo("exk_…" + text.substring(text.length() - 4));
        assertThat(shown.createdAt()).isEqualTo(world.clock.instant());
        assertThat(shown.lastUsedAt()).isEmpty();
    }

    @Test
    void doesNotExistUntilGenerated() {
        assertThat(keys.show(ada.caller())).isEmpty();
        assertThat(ada.caller().account().apiKeyPresent()).isFalse();
        ada.newApiKey();
        assertThat(ada.caller().account().apiKeyPresent()).isTrue();
    }

    @Test
    @Tag("A28")
    void a28StopsWorkingOnEveryNodeWhenReplaced() {
        AccountServices otherNode = world.node();
        Secret old = ada.newApiKey();
        assertThat(Person.byKey(otherNode, old)).isPresent();

        Secret next = ada.newApiKey();

        assertThat(Person.byKey(otherNode, old)).isEmpty();
        assertThat(ada.byKey(old)).isEmpty();
        assertThat(Person.byKey(otherNode, next)).isPresent();
    }

    @Test
    @Tag("A28")
    void a28LeavesOneKeyAfterConcurrentGeneration() {
        Caller caller = ada.caller();

        List<Secret> made = Race.successes(8, () -> keys.generate(caller).text());

        assertThat(made).filteredOn(key -> ada.byKey(key).isPresent()).hasSize(1);
    }

    @Test
    void isDeletedWithItsOwner() {
        Secret key = ada.newApiKey();

        world.accounts.users().delete(world.root().caller(), ada.id());
        world.person("ada");

        assertThat(ada.byKey(key)).isEmpty();
    }

    @Test
    void needsAFreshProofToGenerateAndRevoke() {
        ada.newApiKey();
        ada.unproven();

        assertRefused(REAUTHENTICATION_REQUIRED, () -> keys.generate(ada.caller()));
        assertRefused(REAUTHENTICATION_REQUIRED, () -> keys.remove(ada.caller()));
        assertThat(keys.show(ada.caller())).isPresent();
    }

    @Test
    void canBeRevokedTwice() {
        Secret key = ada.newApiKey();

        keys.remove(ada.caller());
        assertThat(world.events(AuditEventType.API_KEY_REMOVAL)).hasSize(1);
        keys.remove(ada.caller());

        assertThat(ada.byKey(key)).isEmpty();
        assertThat(keys.show(ada.caller())).isEmpty();
        assertThat(world.events(AuditEventType.API_KEY_REMOVAL)).hasSize(1);
    }

    @Test
    void isReportedToTheUserAndRecorded() {
        NewApiKey made = keys.generate(ada.caller());

        assertThat(world.noticesFor(ada)).contains(NoticeType.API_KEY_GENERATED);
        assertThat(world.events(AuditEventType.API_KEY_GENERATION))
                .singleElement()
                .satisfies(event -> assertThat(event.details())
                        .containsEntry("key", made.key().id()));
    }

    @Test
    void isRevokedByAnAdministratorAndByTheirPasswordReset() {
        Secret first = ada.newApiKey();
        world.accounts.users().removeApiKey(world.root().caller(), ada.id());
        assertThat(ada.byKey(first)).isEmpty();
        assertThat(world.noticesFor(ada)).endsWith(NoticeType.API_KEY_REMOVED);

        Secret second = ada.newApiKey();
        world.edit(ada, edit -> edit.password(World.secret("set by an administrator")));
        assertThat(ada.byKey(second)).isEmpty();
    }

    @Test
    void showsItsLastUseImmediatelyHereAndSoonElsewhere() {
        AccountServices otherNode = world.node();
        Secret key = ada.newApiKey();
        world.clock.advance(Duration.ofSeconds(7));
        Instant used = world.clock.instant();
        ada.byKey(key);
        world.clock.advance(Duration.ofSeconds(7));

        assertThat(lastUse(world.accounts)).contains(used);
        assertThat(lastUse(otherNode)).isEmpty();
        world.accounts.flush();
        assertThat(lastUse(otherNode)).contains(used);
    }

    @Test
    void stopsWorkingWhenItExpires() {
        NewApiKey made = keys.generate(ada.caller());
        TokenDigest digest = Tokens.digest(made.text());
        world.stores.apiKeys().deleteAll(ada.id());
        Instant end = world.clock.instant().plusSeconds(60);
        world.stores.apiKeys().replace(expiring(made.key(), end), digest);

        assertThat(ada.byKey(made.text())).isPresent();
        world.clock.advance(Duration.ofSeconds(60));
        assertThat(ada.byKey(made.text())).isEmpty();
    }

    private static ApiKey expiring(ApiKey key, Instant end) {
        return new ApiKey(
                key.id(),
                key.owner(),
                key.name(),
                key.hint(),
                key.createdAt(),
                Optional.of(end),
                key.rights(),
                Optional.empty());
    }

    private Optional<Instant> lastUse(AccountServices node) {
        return node.apiKeys().show(ada.caller()).orElseThrow().lastUsedAt();
    }
}
