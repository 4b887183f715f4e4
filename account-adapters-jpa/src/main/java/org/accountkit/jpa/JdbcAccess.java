package org.accountkit.jpa;

import jakarta.persistence.ConnectionFunction;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Calls a function with the connection of an entity manager, on every provider. */
final class JdbcAccess {

    private JdbcAccess() {}

    /** Calls the function with the connection of the current transaction. */
    static <T> T call(EntityManager entityManager, ConnectionFunction<Connection, T> function) {
        return entityManager.callWithConnection((@Nullable Connection connection) ->
                function.apply(Objects.requireNonNull(orUnwrapped(connection, entityManager))));
    }

    /** Returns what the function returns; empty outside a transaction if the provider then lends no connection. */
    static <T> Optional<T> find(EntityManager entityManager, ConnectionFunction<Connection, T> function) {
        return entityManager.callWithConnection((@Nullable Connection connection) -> {
            Connection usable = orUnwrapped(connection, entityManager);
            return usable == null ? Optional.empty() : Optional.of(function.apply(usable));
        });
    }

    /** EclipseLink 5.0 passes null until the connection of the transaction has been unwrapped. */
    private static @Nullable Connection orUnwrapped(@Nullable Connection connection, EntityManager entityManager) {
        return connection == null ? entityManager.unwrap(Connection.class) : connection;
    }
}
