package org.accountkit.examples.standalone;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;

/**
 * Lets one host at a time change the schema, when several start at once. Flyway's own lock does not suffice: it is
 * taken after Flyway has looked at the tables, and on a Galera cluster it does not reach the other servers.
 */
final class SchemaTurn {

    private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final DataSource dataSource;
    private final SchemaLock lock;

    private SchemaTurn(DataSource dataSource, SchemaLock lock) {
        this.dataSource = dataSource;
        this.lock = lock;
    }

    /** Runs the work when no other host does. Only one process can open the files of H2. */
    static void run(DataSource dataSource, Product product, Runnable work) {
        switch (product) {
            case H2 -> work.run();
            case POSTGRESQL -> new SchemaTurn(dataSource, new AdvisoryLock()).run(work);
            case MARIADB -> new SchemaTurn(dataSource, new SchemaLease(dataSource)).run(work);
        }
    }

    private void run(Runnable work) {
        try (Connection connection = dataSource.getConnection()) {
            await(connection);
            try {
                work.run();
            } finally {
                lock.release(connection);
            }
        } catch (SQLException e) {
            throw new StartFailure("The database schema cannot be locked (SQLSTATE " + e.getSQLState() + ").");
        }
    }

    private void await(Connection connection) throws SQLException {
        long end = System.nanoTime() + LONGEST_WAIT.toNanos();
        while (!lock.take(connection)) {
            if (System.nanoTime() > end) {
                throw new StartFailure("Another host is still changing the database schema: start this one again when"
                        + " that has finished.");
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    /** What only one host can have. */
    interface SchemaLock {

        /** Returns at once whether it was free. */
        boolean take(Connection connection) throws SQLException;

        void release(Connection connection) throws SQLException;
    }
}
