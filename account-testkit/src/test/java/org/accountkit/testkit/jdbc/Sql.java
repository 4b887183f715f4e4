package org.accountkit.testkit.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.accountkit.token.TokenDigest;
import org.accountkit.user.Realm;
import org.accountkit.user.UserId;
import org.jspecify.annotations.Nullable;

/** SQL in the current unit of work, or in one of its own. */
final class Sql {

    private final JdbcUnitOfWork units;

    Sql(JdbcUnitOfWork units) {
        this.units = units;
    }

    <T> List<T> list(Row.Reader<T> reader, String sql, @Nullable Object... values) {
        return units.statements(connection -> {
            try (PreparedStatement statement = prepared(connection, sql, values);
                    ResultSet results = statement.executeQuery()) {
                List<T> found = new ArrayList<>();
                while (results.next()) {
                    found.add(reader.read(new Row(results)));
                }
                return found;
            }
        });
    }

    <T> Optional<T> first(Row.Reader<T> reader, String sql, @Nullable Object... values) {
        return list(reader, sql, values).stream().findFirst();
    }

    boolean exists(String sql, @Nullable Object... values) {
        return first(row -> true, sql, values).isPresent();
    }

    /** Returns how many rows were changed. */
    int update(String sql, @Nullable Object... values) {
        return units.statements(connection -> {
            try (PreparedStatement statement = prepared(connection, sql, values)) {
                return statement.executeUpdate();
            }
        });
    }

    boolean updateOne(String sql, @Nullable Object... values) {
        return update(sql, values) == 1;
    }

    <T> T inUnit(Supplier<T> work) {
        return units.run(work);
    }

    void inUnit(Runnable work) {
        units.execute(work);
    }

    /**
     * Locks a name until the current unit ends. It writes, because in a cluster of databases a row lock alone does not
     * reach the other nodes.
     */
    void lock(String what, String whose) {
        String name = what + ':' + whose;
        inUnit(() -> {
            if (!updateOne("update guard set locks = locks + 1 where name = ?", name)) {
                update("insert into guard (name, locks) values (?, 1)", name);
            }
        });
    }

    private static PreparedStatement prepared(Connection connection, String sql, @Nullable Object... values)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, stored(values[i]));
        }
        return statement;
    }

    /** The form in which a value is stored. */
    private static @Nullable Object stored(@Nullable Object value) {
        if (value instanceof Optional<?> optional) {
            return stored(optional.orElse(null));
        }
        if (value instanceof Collection<?> values) {
            return values.stream().map(Sql::stored).toArray();
        }
        if (value instanceof Instant instant) {
            return instant.toEpochMilli();
        }
        if (value instanceof UserId id) {
            return id.value();
        }
        if (value instanceof Realm realm) {
            return realm.name();
        }
        if (value instanceof TokenDigest digest) {
            return digest.bytes();
        }
        return value instanceof Enum<?> constant ? constant.name() : value;
    }
}
