package org.accountkit.examples.standalone;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** A lock of PostgreSQL, which ends with the connection. */
final class AdvisoryLock implements SchemaTurn.SchemaLock {

    /** "account" in ASCII. */
    private static final long KEY = 0x6163636f756e74L;

    @Override
    public boolean take(Connection connection) throws SQLException {
        return isTrue(connection, "select pg_try_advisory_lock(" + KEY + ")");
    }

    @Override
    public void release(Connection connection) throws SQLException {
        isTrue(connection, "select pg_advisory_unlock(" + KEY + ")");
    }

    private static boolean isTrue(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            return rows.next() && rows.getBoolean(1);
        }
    }
}
