package org.accountkit.jpa;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;

/**
 * The connections of which it is known that their own level is READ COMMITTED, so that nothing has to be sent before a
 * transaction. Checked again every thousand transactions. For PostgreSQL alone, where a higher level costs retries but
 * never lets a wrong decision commit. Safe for use by several threads.
 */
final class KnownLevels {

    static final int CHECKED_EVERY = 1_000;

    /** How many transactions begin before the next check, by physical connection; negative where the level is another. */
    private final Map<Connection, Integer> left = Collections.synchronizedMap(new WeakHashMap<>());

    /** Tells whether a connection, on which a transaction begins, is known to have the level. */
    boolean isReadCommitted(Connection connection) throws SQLException {
        Connection physical = physical(connection);
        Integer before = left.get(physical);
        if (before == null) {
            left.put(physical, 0); // a pool may wrap each use anew: then a check would not pay
            return false;
        }
        int now = before == 0 ? checked(connection) : before;
        left.put(physical, now - Integer.signum(now));
        return now > 0;
    }

    private static Connection physical(Connection connection) {
        try {
            return connection.unwrap(Connection.class);
        } catch (SQLException e) {
            return connection;
        }
    }

    private static int checked(Connection connection) throws SQLException {
        boolean found = connection.getTransactionIsolation() == Connection.TRANSACTION_READ_COMMITTED;
        return found ? CHECKED_EVERY : -CHECKED_EVERY;
    }
}
