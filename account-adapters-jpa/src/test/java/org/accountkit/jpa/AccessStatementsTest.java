package org.accountkit.jpa;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.accountkit.access.AccessReader;
import org.accountkit.apikey.ApiKey;
import org.accountkit.session.Session;
import org.accountkit.throttle.AttemptStore.AttemptKey;
import org.accountkit.token.TokenDigest;
import org.accountkit.user.Realm;
import org.accountkit.user.Right;
import org.accountkit.user.Role;
import org.accountkit.user.User;
import org.accountkit.user.UserId;
import org.accountkit.user.Username;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How many statements the hot path sends. */
class AccessStatementsTest {

    private static final Instant NOW = Instant.ofEpochMilli(1_767_268_800_000L);

    private final JpaStores stores = TestDatabase.h2().stores();
    private final AccessReader reader = stores.accessReader();
    private final Realm realm = new Realm(UUID.randomUUID().toString());
    private final User ada = user("ada");
    private final TokenDigest digest =
            TokenDigest.of(UUID.randomUUID().toString().substring(4).getBytes(US_ASCII));

    @BeforeEach
    void addUserWithCredentials() {
        Right read = new Right("reports.read");
        Right write = new Right("reports.write");
        stores.roles().add(new Role(realm, "operator", Set.of(read, write), Set.of()));
        stores.roles().add(new Role(realm, "readonly", Set.of(read), Set.of(write)));
        stores.users().add(ada);
        stores.sessions().add(session(), digest);
        stores.apiKeys().replace(key(), digest);
    }

    @Test
    void authenticatesASessionByOne() {
        assertThat(StatementCounter.sentBy(
                        () -> assertThat(reader.session(digest)).isPresent()))
                .hasSize(1);
    }

    @Test
    void authenticatesAnApiKeyByOne() {
        assertThat(StatementCounter.sentBy(
                        () -> assertThat(reader.apiKey(digest)).isPresent()))
                .hasSize(1);
    }

    @Test
    void findsAnAccountByOne() {
        assertThat(StatementCounter.sentBy(
                        () -> assertThat(reader.account(ada.id())).isPresent()))
                .hasSize(1);
    }

    @Test
    void completesAnyNumberOfUsersByTheSameNumber() {
        List<User> many = IntStream.range(0, 50).mapToObj(i -> user("user" + i)).toList();
        many.forEach(stores.users()::add);

        assertThat(StatementCounter.sentBy(() -> reader.accounts(many)))
                .hasSameSizeAs(StatementCounter.sentBy(() -> reader.accounts(List.of(ada))));
    }

    @Test
    void findsAPageOfAttemptCountersByOne() {
        List<AttemptKey> keys = IntStream.range(0, 600)
                .mapToObj(i -> AttemptKey.of("password", realm, "user" + i))
                .toList();

        assertThat(StatementCounter.sentBy(() -> stores.attempts().findAll(keys)))
                .hasSize(1);
    }

    private User user(String name) {
        Set<String> roles = Set.of("operator", "readonly");
        return new User(UserId.random(), realm, Username.of(name), "", "", true, roles, NOW);
    }

    private Session session() {
        return new Session(
                UserId.random().value(), ada.id(), 0, Optional.empty(), Optional.empty(), NOW, NOW, NOW, NOW);
    }

    private ApiKey key() {
        return new ApiKey(
                UserId.random().value(),
                ada.id(),
                "",
                "hint",
                NOW,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
