package org.accountkit.jpa;

import jakarta.persistence.ConnectionFunction;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.accountkit.user.Realm;
import org.accountkit.user.User;
import org.accountkit.user.UserId;
import org.accountkit.user.UserStore;
import org.accountkit.user.UserStore.UserQuery;
import org.accountkit.user.Username;

/**
 * Reads the host's table {@code staff}, on whatever connection it is given: one of a pool, or that of the current
 * transaction.
 */
final class StaffDirectory implements UserStore {

    private static final String PRESENT = "select id, login, full_name, role, active from staff where not deleted ";

    private final Connections connections;

    StaffDirectory(Connections connections) {
        this.connections = connections;
    }

    /** A directory that takes a connection for each call. */
    static StaffDirectory on(DataSource dataSource) {
        return new StaffDirectory(statements -> {
            try (Connection connection = dataSource.getConnection()) {
                return statements.apply(connection);
            }
        });
    }

    @Override
    public boolean writable() {
        return false;
    }

    @Override
    public Optional<User> find(UserId id) {
        return query(PRESENT + "and id = ?", id.value()).stream().findFirst();
    }

    @Override
    public Optional<User> findByName(Realm realm, Username username) {
        return in(realm, "and login_key = ?", username.key()).stream().findFirst();
    }

    @Override
    public List<User> list(UserQuery query) {
        return in(
                        query.realm(),
                        "and login_key > ? and login_key like ? order by login_key",
                        query.after(),
                        query.search().replaceAll("[\\\\%_]", "\\\\$0") + '%')
                .stream()
                .filter(user -> query.role().stream().allMatch(user.roles()::contains))
                .filter(user -> query.enabled().stream().allMatch(enabled -> enabled == user.enabled()))
                .limit(query.limit())
                .toList();
    }

    @Override
    public List<User> findEnabledByRoles(Realm realm, Collection<String> roles) {
        return roles.stream()
                .flatMap(role -> in(realm, "and active and role = ?", role).stream())
                .toList();
    }

    @Override
    public boolean isRoleInUse(Realm realm, String role) {
        return !in(realm, "and role = ?", role).isEmpty();
    }

    @Override
    public boolean isEmpty(Realm realm) {
        return in(realm, "").isEmpty();
    }

    @Override
    public Set<UserId> deletedAmong(Collection<UserId> ids) {
        Set<UserId> asked = Set.copyOf(ids);
        List<User> deleted = query("select id, login, full_name, role, active from staff where deleted");
        return Set.copyOf(deleted.stream().map(User::id).filter(asked::contains).toList());
    }

    @Override
    public boolean add(User user) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void update(User user) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean delete(UserId id) {
        throw new UnsupportedOperationException();
    }

    private List<User> in(Realm realm, String condition, String... values) {
        return realm.equals(Realm.DEFAULT) ? query(PRESENT + condition, values) : List.of();
    }

    private List<User> query(String sql, String... values) {
        try {
            return connections.call(connection -> users(connection, sql, values));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<User> users(Connection connection, String sql, String... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setString(i + 1, values[i]);
            }
            return users(statement.executeQuery());
        }
    }

    private static List<User> users(ResultSet rows) throws SQLException {
        List<User> found = new ArrayList<>();
        while (rows.next()) {
            Set<String> roles =
                    Optional.ofNullable(rows.getString("role")).map(Set::of).orElse(Set.of());
            found.add(new User(
                    new UserId(rows.getString("id")),
                    Realm.DEFAULT,
                    Username.stored(rows.getString("login")),
                    rows.getString("full_name"),
                    "",
                    rows.getBoolean("active"),
                    roles,
                    Instant.EPOCH));
        }
        return found;
    }

    /** Where connections come from. */
    interface Connections {

        List<User> call(ConnectionFunction<Connection, List<User>> statements) throws Exception;
    }
}
