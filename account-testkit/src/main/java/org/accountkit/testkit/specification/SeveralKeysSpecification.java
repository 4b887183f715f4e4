package org.accountkit.testkit.specification;

import static org.accountkit.access.RefusalCode.FORBIDDEN;
import static org.accountkit.access.RefusalCode.MALFORMED_REQUEST;
import static org.accountkit.access.RefusalCode.NOT_FOUND;
import static org.accountkit.access.RefusalCode.REAUTHENTICATION_REQUIRED;
import static org.accountkit.access.RefusalCode.TOO_MANY_KEYS;
import static org.accountkit.testkit.specification.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.accountkit.access.Refusal;
import org.accountkit.access.Refusal.Violation;
import org.accountkit.apikey.ApiKey;
import org.accountkit.apikey.ApiKey.NewApiKey;
import org.accountkit.apikey.ApiKeyService.ApiKeyRequest;
import org.accountkit.audit.AuditEvent;
import org.accountkit.audit.AuditEvent.AuditOutcome;
import org.accountkit.audit.AuditEventType;
import org.accountkit.notification.Notice.NoticeType;
import org.accountkit.testkit.Race;
import org.accountkit.user.Right;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Several API keys of one user: each with a name, and perhaps an expiry and fewer rights than its owner. */
public abstract class SeveralKeysSpecification extends SeveralKeysStage {

    /** For subclasses. */
    protected SeveralKeysSpecification() {}

    @Test
    void aKeyWithoutLimitsHasAllRightsOfItsOwner() {
        assertThat(rightsOf(add(ApiKeyRequest.named("all")))).contains(Set.of(World.WRITE, World.REPORTS));
    }

    @Test
    @Tag("A80")
    void a80ALimitedKeyNeverHasMoreRightsThanItWasGiven() {
        NewApiKey key = add(limited(World.WRITE));
        NewApiKey none = add(ApiKeyRequest.named("none").limitedTo(Set.of()));
        assertThat(rightsOf(key)).contains(Set.of(World.WRITE));
        assertThat(rightsOf(none)).contains(Set.of());

        world.edit(ada, edit -> edit.roles("operator", "administrator"));

        assertThat(rightsOf(key)).contains(Set.of(World.WRITE));
        assertThat(rightsOf(none)).contains(Set.of());
    }

    @Test
    @Tag("A80")
    void a80ALimitedKeyLosesWhatItsOwnerLosesAtTheNextRequestAndGetsItBack() {
        NewApiKey key = add(limited(World.WRITE));

        world.edit(ada, edit -> edit.roles("operator", "readonly"));
        assertThat(rightsOf(key)).contains(Set.of());
        world.edit(ada, edit -> edit.roles());
        assertThat(rightsOf(key)).contains(Set.of());

        world.edit(ada, edit -> edit.roles("operator"));
        assertThat(rightsOf(key)).contains(Set.of(World.WRITE));
    }

    @Test
    @Tag("A80")
    void a80AKeyAuthenticatesNobodyOnceExpired() {
        NewApiKey key = add(ApiKeyRequest.named("short").expiringAt(in(Duration.ofMinutes(1))));
        world.clock.advance(Duration.ofMinutes(1).minusMillis(1));
        assertThat(rightsOf(key)).isPresent();

        world.clock.advance(Duration.ofMillis(1));
        assertThat(rightsOf(key)).isEmpty();
        assertThat(Person.byKey(world.accounts, key.text())).isEmpty();
    }

    @Test
    void aRightThatTheOwnerLacksIsRefusedAndNamed() {
        Refusal refusal = assertRefused(
                MALFORMED_REQUEST, () -> keys.add(ada.caller(), limited(World.WRITE, Right.USERS_MANAGE)));

        assertThat(refusal.violations()).extracting(Violation::subject).containsExactly("rights");
        assertThat(keys.list(ada.caller())).isEmpty();
    }

    @Test
    void anExpiryThatIsNotInTheFutureIsRefusedAndNamed() {
        for (Duration past : List.of(Duration.ZERO, Duration.ofSeconds(-1), Duration.ofDays(-1000))) {
            Refusal refusal = assertRefused(
                    MALFORMED_REQUEST,
                    () -> keys.add(ada.caller(), ApiKeyRequest.named("late").expiringAt(in(past))));
            assertThat(refusal.violations()).extracting(Violation::subject).containsExactly("expiresAt");
        }
    }

    @Test
    void thereAreNeverMoreKeysThanTheHostAllows() {
        for (int i = 0; i < MOST; i++) {
            add(ApiKeyRequest.named("key " + i));
        }

        assertRefused(TOO_MANY_KEYS, () -> keys.add(ada.caller(), ApiKeyRequest.named("another")));

        keys.remove(ada.caller(), keys.list(ada.caller()).get(0).id());
        add(ApiKeyRequest.named("another"));
        assertThat(keys.list(ada.caller()))
                .extracting(ApiKey::name)
                .containsExactlyInAnyOrder("key 1", "key 2", "another");
    }

    @Test
    void thereAreNeverMoreKeysEvenWhenAddedConcurrently() {
        var caller = ada.caller();

        Race.successes(
                8,
                () -> keys.add(
                        caller,
                        ApiKeyRequest.named("by " + Thread.currentThread().getId())));

        assertThat(keys.list(caller)).hasSize(MOST);
    }

    @Test
    @Tag("A48")
    void a48AKeyBelongsToItsOwnerOnly() {
        NewApiKey key = add(ApiKeyRequest.named("nightly"));
        Person bob = world.person("bob", "administrator");

        assertThat(keys.list(bob.caller())).isEmpty();
        assertRefused(NOT_FOUND, () -> keys.remove(bob.caller(), key.key().id()));
        assertThat(rightsOf(key)).isPresent();

        keys.remove(ada.caller(), key.key().id());
        assertThat(rightsOf(key)).isEmpty();
        assertThat(world.events(AuditEventType.API_KEY_REMOVAL))
                .filteredOn(event -> event.outcome().equals(AuditOutcome.SUCCESS))
                .extracting(AuditEvent::details)
                .containsExactly(Map.of("key", key.key().id()));
        assertRefused(NOT_FOUND, () -> keys.remove(ada.caller(), key.key().id()));
    }

    @Test
    @Tag("A30")
    void a30AKeyNeitherListsNorAddsNorRemovesKeys() {
        NewApiKey key = add(ApiKeyRequest.named("nightly"));
        var byKey = Person.byKey(node, key.text()).orElseThrow();

        assertRefused(FORBIDDEN, () -> keys.list(byKey));
        assertRefused(FORBIDDEN, () -> keys.add(byKey, ApiKeyRequest.named("another")));
        assertRefused(FORBIDDEN, () -> keys.remove(byKey, key.key().id()));
    }

    @Test
    void addingAndRemovingNeedsAFreshProof() {
        NewApiKey key = add(ApiKeyRequest.named("nightly"));
        ada.unproven();

        assertRefused(REAUTHENTICATION_REQUIRED, () -> keys.add(ada.caller(), ApiKeyRequest.named("another")));
        assertRefused(
                REAUTHENTICATION_REQUIRED,
                () -> keys.remove(ada.caller(), key.key().id()));
        assertThat(keys.list(ada.caller())).containsExactly(key.key());
    }

    @Test
    void addingIsRecordedAndReported() {
        NewApiKey key = add(ApiKeyRequest.named("nightly"));

        assertThat(world.events(AuditEventType.API_KEY_GENERATION))
                .extracting(event -> event.details().get("key"))
                .containsExactly(key.key().id());
        assertThat(world.noticesFor(ada)).containsOnlyOnce(NoticeType.API_KEY_GENERATED);
    }

    @Test
    void aSweepDeletesExpiredKeysAndReportsIt() {
        NewApiKey expiring = add(ApiKeyRequest.named("short").expiringAt(in(Duration.ofMinutes(1))));
        NewApiKey lasting = add(ApiKeyRequest.named("long").expiringAt(in(Duration.ofDays(1))));
        node.operations().sweep();
        assertThat(keys.list(ada.caller())).hasSize(2);

        world.clock.advance(Duration.ofMinutes(1));
        node.operations().sweep();
        node.operations().sweep();

        assertThat(keys.list(ada.caller())).containsExactly(lasting.key());
        assertThat(expiriesOfAda()).singleElement().satisfies(event -> {
            assertThat(event.details()).containsEntry("key", expiring.key().id());
            assertThat(event.actor()).contains("console");
        });
        assertThat(world.noticesFor(ada)).containsOnlyOnce(NoticeType.API_KEY_EXPIRED);
    }

    @Test
    void removalByAnOperatorIsReported() {
        NewApiKey key = add(ApiKeyRequest.named("leaked"));

        assertThat(node.operations().removeApiKey(key.key())).isTrue();
        assertThat(node.operations().removeApiKey(key.key())).isFalse();

        assertThat(rightsOf(key)).isEmpty();
        assertThat(world.noticesFor(ada)).containsOnlyOnce(NoticeType.API_KEY_REMOVED);
    }

    @Test
    void anAdministratorsResetRevokesAllKeys() {
        NewApiKey one = add(ApiKeyRequest.named("one"));
        NewApiKey two = add(limited(World.WRITE));

        world.edit(ada, edit -> edit.password(World.secret("set by an administrator")));

        assertThat(rightsOf(one)).isEmpty();
        assertThat(rightsOf(two)).isEmpty();
    }

    private static ApiKeyRequest limited(Right... rights) {
        return ApiKeyRequest.named("limited").limitedTo(Set.of(rights));
    }

    private Instant in(Duration time) {
        return world.clock.instant().plus(time);
    }

    /** A sweep may find what earlier tests left behind in the same database. */
    private List<AuditEvent> expiriesOfAda() {
        return world.events(AuditEventType.API_KEY_EXPIRY).stream()
                .filter(event -> event.subject().equals(Optional.of(ada.id().value())))
                .toList();
    }
}
