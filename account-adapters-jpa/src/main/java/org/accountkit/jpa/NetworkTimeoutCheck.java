package org.accountkit.jpa;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;

/** Warns of connections that wait forever for a server that does not answer. They work, so it is no problem to refuse. */
final class NetworkTimeoutCheck {

    private static final System.Logger LOG = System.getLogger(NetworkTimeoutCheck.class.getName());
    private static final Set<String> ON_A_NETWORK = Set.of("PostgreSQL", "MariaDB", "MySQL");

    private NetworkTimeoutCheck() {}

    static void warn(CheckConnection connection) {
        if (connection.call(NetworkTimeoutCheck::waitsForever).orElse(false)) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "Connections have no socket timeout: while the database hangs, so do requests."
                            + " Set ConnectionSettings.driverProperties(url).");
        }
    }

    private static boolean waitsForever(Connection connection) throws SQLException {
        return ON_A_NETWORK.contains(connection.getMetaData().getDatabaseProductName())
                && connection.getNetworkTimeout() == 0;
    }
}
