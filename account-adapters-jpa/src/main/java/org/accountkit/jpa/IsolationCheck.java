package org.accountkit.jpa;

import java.sql.Connection;
import java.util.Map;
import java.util.Optional;

/**
 * Checks the isolation level of connections where it matters: units of work set their own level, but reads outside them
 * have that of the connection, and so has the transaction of a host that the stores join.
 */
final class IsolationCheck {

    private static final Map<Integer, String> NAMES = Map.of(
            Connection.TRANSACTION_READ_UNCOMMITTED, "READ UNCOMMITTED",
            Connection.TRANSACTION_READ_COMMITTED, "READ COMMITTED",
            Connection.TRANSACTION_REPEATABLE_READ, "REPEATABLE READ",
            Connection.TRANSACTION_SERIALIZABLE, "SERIALIZABLE");

    private final CheckConnection connection;
    private final boolean joinsHost;

    IsolationCheck(CheckConnection connection, boolean joinsHost) {
        this.connection = connection;
        this.joinsHost = joinsHost;
    }

    /** The host's manager may begin transactions at another level than that of its connections. */
    Optional<String> problem() {
        return connection
                .ofHost(Connection::getTransactionIsolation)
                .flatMap(this::problemOf)
                .or(() -> connection
                        .ofPersistenceUnit(Connection::getTransactionIsolation)
                        .flatMap(this::problemOf));
    }

    private Optional<String> problemOf(int level) {
        String remedy = " Set the isolation level of the connection pool to READ COMMITTED.";
        if (level == Connection.TRANSACTION_READ_UNCOMMITTED) {
            return Optional.of("Connections read what others have not committed." + remedy);
        }
        return joinsHost && level != Connection.TRANSACTION_READ_COMMITTED
                ? Optional.of("The stores join transactions of the host that run at "
                        + NAMES.getOrDefault(level, "another level") + "." + remedy)
                : Optional.empty();
    }
}
