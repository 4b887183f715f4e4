package org.accountkit.jpa;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.stream.Stream;
import org.accountkit.transaction.StoreFailedException;
import org.accountkit.user.UserId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A write in a host's transaction that was begun as read-only is a mistake of the host, not an outage. */
class ReadOnlyTransactionTest {

    private final UserId ada = UserId.random();

    static Stream<TestDatabase> databases() {
        return Stream.of(TestDatabase.h2(), TestDatabase.postgresql(), TestDatabase.mariaDb());
    }

    @ParameterizedTest
    @MethodSource("databases")
    void isNamedIfTheHostKnows(TestDatabase database) {
        JpaTransactionManager manager = new JpaTransactionManager(database.factory());
        JpaStores stores = JpaStores.joining(database.factory(), new SpringHost(database.factory(), manager));
        TransactionTemplate readOnly = new TransactionTemplate(manager);
        readOnly.setReadOnly(true);

        readOnly.executeWithoutResult(status -> {
            assertNamed(stores);
            stores.accountStates().find(ada);
        });
        stores.accountStates().raiseEpoch(ada);
    }

    @Test
    void isNamedIfOnlyTheConnectionKnowsOnPostgresql() {
        assertNamedOn(TestDatabase.postgresql(), connection -> connection.setReadOnly(true));
    }

    @Test
    void isNamedIfOnlyTheDatabaseKnowsOnMariaDb() {
        assertNamedOn(TestDatabase.mariaDb(), connection -> execute(connection, "start transaction read only"));
    }

    private void assertNamedOn(TestDatabase database, Preparation preparation) {
        try (EntityManager entityManager = database.factory().createEntityManager()) {
            entityManager.getTransaction().begin();
            JdbcAccess.call(entityManager, connection -> {
                preparation.of(connection);
                return true;
            });
            assertNamed(JpaStores.joining(database.factory(), new OneTransaction(entityManager)));
            entityManager.getTransaction().rollback();
        }
    }

    private void assertNamed(JpaStores stores) {
        assertThatExceptionOfType(StoreFailedException.class)
                .isThrownBy(() -> stores.accountStates().raiseEpoch(ada))
                .withMessageContaining("read-only");
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private interface Preparation {
        void of(Connection connection) throws SQLException;
    }

    /** A host that says no more than it must. */
    private record OneTransaction(EntityManager only) implements HostTransaction {

        @Override
        public Optional<EntityManager> entityManager() {
            return Optional.of(only);
        }

        @Override
        public void afterCommit(Runnable action) {
            throw new AssertionError("Nothing follows the commit here.");
        }
    }
}
