package org.accountkit.examples.standalone;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLTransactionRollbackException;
import java.sql.Statement;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

/**
 * A row that only one host can insert, on one MariaDB server as on a Galera cluster, whose servers do not share other
 * locks. It is renewed while it is needed, so that the others need not wait long for a host that died.
 */
final class SchemaLease implements SchemaTurn.SchemaLock {

    private static final int SECONDS = 30;
    private static final int RENEWAL_SECONDS = 10;
    private static final int NO_SUCH_TABLE = 1146;

    private static final String TABLE = "create table if not exists account_schema_lease"
            + " (id int not null primary key, holder varchar(36) not null, expires_at bigint not null)";
    private static final String TAKE =
            "insert ignore into account_schema_lease (id, holder, expires_at) values (1, ?, unix_timestamp() + "
                    + SECONDS + ")";
    private static final String TAKE_OVER =
            "update account_schema_lease set holder = ?, expires_at = unix_timestamp() + " + SECONDS
                    + " where id = 1 and expires_at < unix_timestamp()";
    private static final String RENEW = "update account_schema_lease set expires_at = unix_timestamp() + " + SECONDS
            + " where id = 1 and holder = ?";
    private static final String RELEASE = "delete from account_schema_lease where id = 1 and holder = ?";

    private final DataSource dataSource;
    private final String holder = UUID.randomUUID().toString();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(SchemaLease::daemon);
    private Optional<ScheduledFuture<?>> renewal = Optional.empty();

    SchemaLease(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "account-schema-lease");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public boolean take(Connection connection) throws SQLException {
        try {
            boolean taken = changes(connection, TAKE) || changes(connection, TAKE_OVER);
            if (taken) {
                renewal = Optional.of(
                        timer.scheduleWithFixedDelay(this::renew, RENEWAL_SECONDS, RENEWAL_SECONDS, TimeUnit.SECONDS));
            }
            return taken;
        } catch (SQLException e) {
            if (e.getErrorCode() != NO_SUCH_TABLE) {
                throw e;
            }
            create(connection);
            return false;
        }
    }

    private static void create(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(TABLE);
        }
    }

    private void renew() {
        try (Connection connection = dataSource.getConnection()) {
            changes(connection, RENEW);
        } catch (SQLException e) {
            System.getLogger(SchemaLease.class.getName())
                    .log(
                            System.Logger.Level.WARNING,
                            "The schema lease was not renewed (SQLSTATE {0}).",
                            e.getSQLState());
        }
    }

    @Override
    public void release(Connection connection) throws SQLException {
        renewal.ifPresent(rounds -> rounds.cancel(false));
        timer.shutdown();
        changes(connection, RELEASE);
    }

    /** On a cluster, whoever loses against a host on another server learns it at commit. */
    private boolean changes(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, holder);
            return statement.executeUpdate() == 1;
        } catch (SQLTransactionRollbackException e) {
            return false;
        }
    }
}
