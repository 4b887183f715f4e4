package org.accountkit.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import jakarta.persistence.EntityManagerFactory;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.accountkit.signin.KnownDevice;
import org.accountkit.user.Realm;
import org.accountkit.user.User;
import org.accountkit.user.UserId;
import org.accountkit.user.UserStore.UserQuery;
import org.junit.jupiter.api.Test;

/** A database with rows that was created by the scripts of version 1 is upgraded to the current version. */
class SchemaUpgradeTest {

    private static final UserId ADA = new UserId("ada");
    private static final UserQuery ALL = UserQuery.in(Realm.DEFAULT);

    private static final List<String> ROWS = List.of(
            "insert into account_user (id, username, name_key, full_name, description, enabled, created_at)"
                    + " values ('ada', 'Ada', %s, 'Ada Lovelace', '', true, 1)",
            "insert into account_api_key (owner, name, id, digest, hint, created_at) values ('ada', '', 'key', %s,"
                    + " 'h', 2)",
            "insert into account_totp (user_id, id, algorithm, digits, period_seconds, master_key, sealed,"
                    + " activated_at, last_step) values ('ada', 'totp', 'SHA1', 6, 30, 'k', %s, 5, 6)",
            "insert into account_known_device (id, digest, user_id, created_at, expires_at)"
                    + " values ('device', %s, 'ada', 3, 4)");

    @Test
    void keepsWhatIsInAnH2() throws SQLException {
        keepsWhatIsIn("jdbc:h2:mem:upgrade;DB_CLOSE_DELAY=-1", "h2", "X'616461'");
    }

    @Test
    void keepsWhatIsInAPostgresql() throws SQLException {
        String name = "upgrade_" + UUID.randomUUID().toString().replace("-", "");
        TestDatabase.postgresql().execute("create database " + name);

        keepsWhatIsIn(
                TestDatabase.postgresql().url().replaceFirst("/[a-z]+\\?", "/" + name + "?"),
                "postgresql",
                "'ada'::bytea");
    }

    @Test
    void keepsWhatIsInAMariaDb() throws SQLException {
        keepsWhatIsIn(TestDatabase.mariaDb().url().replace("/account?", "/upgrade?"), "mariadb", "X'616461'");
    }

    private static void keepsWhatIsIn(String url, String schema, String bytes) throws SQLException {
        try (HikariDataSource pool = new HikariDataSource()) {
            pool.setJdbcUrl(url);
            TestDatabase.migrate(pool, schema, "1");
            for (String row : ROWS) {
                execute(pool, row.formatted(bytes));
            }
            TestDatabase.migrate(pool, schema, "latest");
            try (EntityManagerFactory factory = TestDatabase.hibernate(pool)) {
                keepsWhatIsIn(JpaStores.using(factory));
            }
        }
    }

    private static void keepsWhatIsIn(JpaStores stores) {
        assertThat(stores.problems()).isEmpty();
        assertThat(stores.users().list(ALL.withSearch("ad")))
                .as("users found by the beginning of a name")
                .extracting(User::id)
                .containsExactly(ADA);
        assertThat(stores.apiKeys().list(ADA)).singleElement().satisfies(key -> {
            assertThat(key.id()).isEqualTo("key");
            assertThat(key.rights())
                    .as("the restriction of a key that had none")
                    .isEmpty();
        });
        assertThat(stores.totps().find(ADA).orElseThrow().credential().weak())
                .as("a weak secret, which could not be imported before")
                .isFalse();
        assertThat(stores.knownDevices().list(ADA))
                .as("known devices, last seen when they became known")
                .containsExactly(new KnownDevice(
                        "device",
                        ADA,
                        Optional.empty(),
                        Instant.ofEpochMilli(3),
                        Instant.ofEpochMilli(3),
                        Instant.ofEpochMilli(4)));
        isFoundByFullNameAfterAnEdit(stores);
    }

    private static void isFoundByFullNameAfterAnEdit(JpaStores stores) {
        stores.users().update(stores.users().find(ADA).orElseThrow());

        assertThat(stores.users().list(ALL.withSearch("lov")))
                .as("users found by a word of the full name after an edit")
                .hasSize(1);
    }

    private static void execute(DataSource dataSource, String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
