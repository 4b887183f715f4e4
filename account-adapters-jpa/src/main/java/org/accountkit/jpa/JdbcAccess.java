package org.accountkit.jpa;

import jakarta.persistence.ConnectionFunction;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import org.jspecify.annotations.Nullable;

/** Calls a function with the connection of an entity manager's transaction, on every provider. */
final class JdbcAccess {

    private JdbcAccess() {}

    static <T> T call(EntityManager entityManager, ConnectionFunction<Connection, T> function) {
        return entityManager.callWithConnection(
                (@Nullable Connection connection) -> function.apply(orUnwrapped(connection, entityManager)));
    }

    /** EclipseLink 5.0 passes null until the connection of the transaction has been unwrapped. */
    private static Connection orUnwrapped(@Nullable Connection connection, EntityManager entityManager) {
        return connection == null ? entityManager.unwrap(Connection.class) : connection;
    }
}
