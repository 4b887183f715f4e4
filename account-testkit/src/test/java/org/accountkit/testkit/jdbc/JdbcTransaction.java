package org.accountkit.testkit.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** One transaction on a connection of its own. For use by one thread. */
final class JdbcTransaction implements AutoCloseable {

    private final Connection connection;
    private final List<Runnable> followUps = new ArrayList<>();
    private Optional<RuntimeException> failure = Optional.empty();

    private JdbcTransaction(Connection connection) {
        this.connection = connection;
    }

    static JdbcTransaction begin(DataSource dataSource) {
        try {
            Connection connection = dataSource.getConnection();
            JdbcTransaction transaction = new JdbcTransaction(connection);
            connection.setAutoCommit(false);
            return transaction;
        } catch (SQLException e) {
            throw SqlFailure.of(e);
        }
    }

    <T> T run(Statements<T> statements) {
        try {
            return statements.on(connection);
        } catch (SQLException e) {
            RuntimeException meaning = SqlFailure.of(e);
            failure = Optional.of(meaning);
            throw meaning;
        }
    }

    void afterCommit(Runnable action) {
        followUps.add(action);
    }

    List<Runnable> followUps() {
        return followUps;
    }

    /** After a failed statement there is nothing to commit, even if the work went on. */
    void commit() {
        failure.ifPresent(e -> {
            throw e;
        });
        try {
            connection.commit();
        } catch (SQLException e) {
            throw SqlFailure.ofCommit(e);
        }
    }

    /** Rolls back whatever was not committed. The first failure is the one to report, not one that follows from it. */
    @Override
    public void close() {
        quietly(connection::rollback);
        quietly(() -> connection.setAutoCommit(true));
        quietly(connection::close);
    }

    private static void quietly(Ending ending) {
        try {
            ending.run();
        } catch (SQLException e) {
            Thread.onSpinWait();
        }
    }

    /** Statements on a connection. */
    @FunctionalInterface
    interface Statements<T> {

        T on(Connection connection) throws SQLException;
    }

    private interface Ending {

        void run() throws SQLException;
    }
}
