package org.accountkit.testkit.jdbc;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.accountkit.user.Realm;
import org.accountkit.user.Role;
import org.accountkit.user.RoleStore;

/** Roles with their rights in two columns. */
final class JdbcRoleStore implements RoleStore {

    private final Sql sql;

    JdbcRoleStore(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Optional<Role> find(Realm realm, String name) {
        return sql.first(JdbcRoleStore::role, "select * from role where realm = ? and role_name = ?", realm, name);
    }

    @Override
    public List<Role> list(Realm realm) {
        return sql.list(JdbcRoleStore::role, "select * from role where realm = ? order by role_name", realm);
    }

    @Override
    public boolean add(Role role) {
        return sql.inUnit(() -> {
            boolean free = find(role.realm(), role.name()).isEmpty();
            if (free) {
                insert(role);
            }
            return free;
        });
    }

    private void insert(Role role) {
        sql.update(
                "insert into role (realm, role_name, grants, denies) values (?, ?, ?, ?)",
                role.realm(),
                role.name(),
                Names.ofRights(role.grants()),
                Names.ofRights(role.denies()));
    }

    @Override
    public boolean update(Role role) {
        return sql.updateOne(
                "update role set grants = ?, denies = ? where realm = ? and role_name = ?",
                Names.ofRights(role.grants()),
                Names.ofRights(role.denies()),
                role.realm(),
                role.name());
    }

    @Override
    public boolean delete(Realm realm, String name) {
        return sql.updateOne("delete from role where realm = ? and role_name = ?", realm, name);
    }

    @Override
    public void lockGuard(Realm realm) {
        sql.lock("administrators", realm.name());
    }

    private static Role role(Row row) throws SQLException {
        return new Role(
                row.realm(),
                row.text("role_name"),
                Names.toRights(row.text("grants")),
                Names.toRights(row.text("denies")));
    }
}
