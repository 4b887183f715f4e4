package org.accountkit.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import jakarta.persistence.EntityManagerFactory;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import org.accountkit.jpa.SchemaScripts.Part;
import org.accountkit.jpa.SchemaScripts.Product;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is missing from a schema, and which script has it. */
class SchemaCheckTest {

    private final HikariDataSource pool = new HikariDataSource();
    private EntityManagerFactory factory;
    private JpaStores stores;

    @BeforeEach
    void open() {
        pool.setJdbcUrl("jdbc:h2:mem:check-" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        TestDatabase.migrate(pool, "h2");
        factory = TestDatabase.hibernate(pool);
        stores = JpaStores.using(factory);
    }

    @AfterEach
    void close() {
        factory.close();
        pool.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "drop index account_session_user_ix | index account_session_user_ix on account_session"
                        + " (user_id, signed_in_at) | accountkit-1__account.sql",
                "drop index account_known_device_user_ix | index account_known_device_user_ix on account_known_device"
                        + " (user_id, last_seen_at, id) | accountkit-2__additions.sql",
                "alter table account_session drop constraint account_session_digest_uk | unique constraint"
                        + " account_session_digest_uk on account_session (digest) | accountkit-1__account.sql",
                "alter table account_api_key drop constraint account_api_key_slot_uk | unique constraint"
                        + " account_api_key_slot_uk on account_api_key (owner, slot) | accountkit-2__additions.sql",
                "alter table account_password drop constraint account_password_pk | unique constraint"
                        + " account_password_pk on account_password (user_id) | accountkit-1__account.sql",
                "alter table account_user_role drop constraint account_user_role_user_fk | foreign key"
                        + " account_user_role_user_fk on account_user_role (user_id) | accountkit-1__account.sql",
                "alter table account_totp drop column weak | column account_totp.weak | accountkit-3__hardening.sql",
                "drop table account_password_reset | table account_password_reset | accountkit-4__password_reset.sql",
                "drop table account_schema | table account_schema | accountkit-5__schema_version.sql"
            })
    void namesWhatIsMissingAndTheScriptThatCreatesIt(String change, String missing, String script) throws SQLException {
        assertThat(stores.problems()).isEmpty();

        execute(change);

        assertThat(stores.problems())
                .singleElement()
                .asString()
                .startsWith("The " + missing + " is missing: ")
                .contains("org/accountkit/jpa/account-schema/h2/" + script);
    }

    @Test
    void doesNotMindOtherNames() throws SQLException {
        execute("alter index account_session_user_ix rename to session_by_user");
        execute("create index wider on account_attempt (stale_at, id)");
        execute("drop index account_attempt_stale_ix");

        assertThat(stores.problems()).isEmpty();
    }

    @Test
    void theScriptsOfAllDatabasesCreateTheSame() {
        List<Part> parts = SchemaScripts.parts(Product.H2);

        assertThat(parts).hasSizeGreaterThan(80);
        assertThat(SchemaScripts.parts(Product.POSTGRESQL)).isEqualTo(parts);
        assertThat(SchemaScripts.parts(Product.MARIADB)).isEqualTo(parts);
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
