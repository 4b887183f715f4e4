package org.accountkit.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.accountkit.secret.SealedSecret;
import org.accountkit.testkit.AccountFixture;
import org.accountkit.testkit.TestUser;
import org.accountkit.throttle.AttemptStore;
import org.accountkit.throttle.AttemptStore.AttemptKey;
import org.accountkit.throttle.AttemptStore.Attempts;
import org.accountkit.throttle.AttemptStore.Change;
import org.accountkit.twofactor.TotpStore;
import org.accountkit.twofactor.TotpStore.TotpCredential;
import org.accountkit.user.Realm;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A driver that is set not to tell what the statements of a batch have changed. */
class UncountedBatchTest {

    private static final Instant NOW = Instant.ofEpochMilli(1_767_268_800_000L);
    private static final Attempts ONE = new Attempts(1, NOW, NOW);
    private static final Attempts TWO = new Attempts(2, NOW, NOW);

    private final AttemptKey right = key();
    private final AttemptKey wrong = key();

    /** Who won is decided by the counts of single statements instead: nobody may win unseen. */
    @Test
    @Tag("A07")
    void a07LetsNobodyWinUnseen() {
        try (var factory = TestDatabase.hibernate(
                uncounted(DataSource.class, TestDatabase.h2().dataSource()))) {
            AttemptStore attempts = JpaStores.using(factory).attempts();
            attempts.replace(right, Optional.empty(), ONE, Optional.empty());
            attempts.replace(wrong, Optional.empty(), TWO, Optional.empty());

            for (Attempts next : List.of(TWO, ONE)) {
                Change winning = change(right, attempts.find(right), next);
                Change losing = change(wrong, Optional.of(ONE), ONE);

                assertThat(attempts.changeAll(List.of(winning, losing))).containsExactly(losing);
                assertThat(attempts.findAll(List.of(right, wrong))).containsValues(next, TWO);
            }
        }
    }

    /** A count is all that depends on it there. */
    @Test
    void countsEachSecretThatItWasGivenAsResealed() {
        try (var factory = TestDatabase.hibernate(
                        uncounted(DataSource.class, TestDatabase.h2().dataSource()));
                AccountFixture fixture = AccountFixture.on(
                        JpaStores.using(factory),
                        wiring -> wiring.realm(new Realm(UUID.randomUUID().toString())))) {
            TotpStore totps = JpaStores.using(factory).totps();
            TestUser ada = fixture.user("ada").withPhone();
            TotpCredential credential = totps.find(ada.id()).orElseThrow().credential();
            TotpCredential resealed = credential.sealedAs(SealedSecret.of("newer", new byte[60]));

            assertThat(totps.reseal(List.of(resealed), "test")).isEqualTo(1);
            assertThat(totps.find(ada.id()).orElseThrow().credential()).isEqualTo(resealed);
        }
    }

    private static Change change(AttemptKey key, Optional<Attempts> expected, Attempts next) {
        return new Change(key, expected, Optional.of(next), Optional.empty());
    }

    private static AttemptKey key() {
        return AttemptKey.of("uncounted", Realm.DEFAULT, UUID.randomUUID().toString());
    }

    private static <T> T uncounted(Class<T> type, T target) {
        return JdbcProxy.of(type, (proxy, method, arguments) -> {
            Object result = JdbcProxy.call(target, method, arguments);
            if (method.getName().equals("executeBatch")) {
                int[] counts = (int[]) result;
                Arrays.fill(counts, Statement.SUCCESS_NO_INFO);
            }
            if (result instanceof PreparedStatement statement) {
                return uncounted(PreparedStatement.class, statement);
            }
            return result instanceof Connection connection ? uncounted(Connection.class, connection) : result;
        });
    }
}
