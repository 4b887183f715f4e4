package org.accountkit.testkit.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.accountkit.ApiKeys;
import org.accountkit.UnsafeWiringException;
import org.accountkit.access.Caller;
import org.accountkit.access.RequestOrigin;
import org.accountkit.apikey.ApiKey.NewApiKey;
import org.accountkit.audit.AuditEvent;
import org.accountkit.audit.AuditEventType;
import org.accountkit.audit.AuditLog.AuditEventQuery;
import org.accountkit.secret.Secret;
import org.accountkit.testkit.InMemoryStores;
import org.accountkit.testkit.MutableClock;
import org.accountkit.user.Realm;
import org.accountkit.user.Right;
import org.accountkit.user.User;
import org.accountkit.user.UserId;
import org.accountkit.user.Username;
import org.junit.jupiter.api.Test;

/** A host that needs only API keys uses nothing else. */
class ApiKeysAloneTest {

    private static final RequestOrigin ORIGIN = RequestOrigin.unknown();

    private final InMemoryStores stores = new InMemoryStores();
    private final MutableClock clock = new MutableClock();

    /** Everything that such a host wires. */
    private ApiKeys open() {
        // wiring
        return ApiKeys.builder("ex")
                .unitOfWork(stores.unitOfWork())
                .users(stores.users())
                .apiKeys(stores.apiKeys())
                .auditLog(stores.auditLog())
                .rights("hello.write")
                .clock(clock)
                .build();
        // end of wiring
    }

    @Test
    void needsAtMostFifteenLinesOfWiring() {
        assertThat(Wiring.linesIn(getClass())).isBetween(1L, 15L);
    }

    private UserId add(String name, String... roles) {
        User user = new User(
                UserId.random(), Realm.DEFAULT, Username.of(name), "", "", true, Set.of(roles), clock.instant());
        stores.users().add(user);
        return user.id();
    }

    @Test
    void authenticatesAKeyThatItIssuedWithTheHostsRights() {
        try (ApiKeys keys = open()) {
            NewApiKey key = keys.issue(add("ada", "administrator"), "ci", Optional.empty());

            Caller caller = keys.authenticate(key.text(), ORIGIN).orElseThrow();

            assertThat(caller.has(new Right("hello.write"))).isTrue();
            assertThat(keys.authenticate(Secret.ofText("exk_nothing"), ORIGIN)).isEmpty();
        }
    }

    @Test
    void refusesAKeyThatExpiredOrWasRemoved() {
        try (ApiKeys keys = open()) {
            UserId ada = add("ada");
            NewApiKey expiring =
                    keys.issue(ada, "ci", Optional.of(clock.instant().plusSeconds(60)));
            NewApiKey removed = keys.issue(ada, "backup", Optional.empty());

            clock.advance(Duration.ofSeconds(60));

            assertThat(keys.authenticate(expiring.text(), ORIGIN)).isEmpty();
            assertThat(keys.identify(removed.text())).contains(removed.key());
            assertThat(keys.remove(removed.key())).isTrue();
            assertThat(keys.authenticate(removed.text(), ORIGIN)).isEmpty();
        }
    }

    @Test
    void writesTheLastUseWhenItIsClosed() {
        UserId ada = add("ada");
        ApiKeys keys = open();
        keys.authenticate(keys.issue(ada, "ci", Optional.empty()).text(), ORIGIN);

        keys.close();

        assertThat(stores.apiKeys().find(ada, "ci").orElseThrow().lastUsedAt()).contains(clock.instant());
    }

    @Test
    void namesTheStoresThatAreMissing() {
        assertThatExceptionOfType(UnsafeWiringException.class)
                .isThrownBy(() -> ApiKeys.builder("ex").users(stores.users()).build())
                .withMessageContaining("UnitOfWork, ApiKeyStore, AuditLog");
    }

    @Test
    void auditsWhatTheOperatorDoes() {
        try (ApiKeys keys = open()) {
            UserId ada = add("ada");
            keys.remove(keys.issue(ada, "ci", Optional.empty()).key());
        }

        assertThat(stores.auditLog().find(AuditEventQuery.in(Realm.DEFAULT)))
                .extracting(AuditEvent::type)
                .contains(AuditEventType.API_KEY_GENERATION, AuditEventType.API_KEY_REMOVAL);
    }
}
