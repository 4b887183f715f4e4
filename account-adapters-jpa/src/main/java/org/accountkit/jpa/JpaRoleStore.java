package org.accountkit.jpa;

import static java.util.stream.Collectors.groupingBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.accountkit.user.Realm;
import org.accountkit.user.Right;
import org.accountkit.user.Role;
import org.accountkit.user.RoleStore;

final class JpaRoleStore implements RoleStore {

    private final Database database;

    JpaRoleStore(Database database) {
        this.database = database;
    }

    @Override
    public Optional<Role> find(Realm realm, String name) {
        if (!exists(realm, name)) {
            return Optional.empty();
        }
        return Optional.of(role(realm, name, rights(realm, name)));
    }

    @Override
    public List<Role> list(Realm realm) {
        Map<String, List<RoleRightRow>> rights = database
                .list(RoleRightRow.class, "select g from account_role_right g where g.realm = ?1", realm.name())
                .stream()
                .collect(groupingBy(RoleRightRow::role));
        return database
                .list(
                        String.class,
                        "select r.name from account_role r where r.realm = ?1 order by r.name",
                        realm.name())
                .stream()
                .map(name -> role(realm, name, rights.getOrDefault(name, List.of())))
                .toList();
    }

    @Override
    public boolean add(Role role) {
        return database.inUnit(() -> {
            boolean free = !exists(role.realm(), role.name());
            if (free) {
                database.insert(new RoleRow(role));
                insertRights(role);
            }
            return free;
        });
    }

    @Override
    public boolean update(Role role) {
        return database.inUnit(() -> {
            boolean found = raiseVersion(role);
            if (found) {
                deleteKnownRights(role.realm(), role.name());
                insertRights(role);
            }
            return found;
        });
    }

    @Override
    public boolean delete(Realm realm, String name) {
        return database.inUnit(() -> {
            deleteRights(realm, name);
            return database.update("delete from account_role r where r.realm = ?1 and r.name = ?2", realm.name(), name)
                    == 1;
        });
    }

    @Override
    public void lockGuard(Realm realm) {
        database.inUnit(() -> {
            if (!moveGuard(realm)) {
                database.insert(new GuardRow(realm, 1));
            }
        });
    }

    private boolean moveGuard(Realm realm) {
        return database.update("update account_guard g set g.version = g.version + 1 where g.realm = ?1", realm.name())
                == 1;
    }

    private boolean exists(Realm realm, String name) {
        return database.exists(
                "select r.name from account_role r where r.realm = ?1 and r.name = ?2", realm.name(), name);
    }

    private boolean raiseVersion(Role role) {
        return database.update(
                        "update account_role r set r.version = r.version + 1 where r.realm = ?1 and r.name = ?2",
                        role.realm().name(),
                        role.name())
                == 1;
    }

    private List<RoleRightRow> rights(Realm realm, String name) {
        return database.list(
                RoleRightRow.class,
                "select g from account_role_right g where g.realm = ?1 and g.role = ?2",
                realm.name(),
                name);
    }

    private void insertRights(Role role) {
        Stream<RoleRightRow> grants = role.grants().stream().map(right -> new RoleRightRow(role, right, false));
        Stream<RoleRightRow> denies = role.denies().stream().map(right -> new RoleRightRow(role, right, true));
        database.insertAll(Stream.concat(grants, denies).toList());
    }

    /** Keeps what only a newer version can read, and may have granted while both run. */
    private void deleteKnownRights(Realm realm, String name) {
        List<String> known = rights(realm, name).stream()
                .map(RoleRightRow::right)
                .filter(right -> Right.parse(right).isPresent())
                .distinct()
                .toList();
        if (!known.isEmpty()) {
            database.update(
                    "delete from account_role_right g where g.realm = ?1 and g.role = ?2 and g.right in ?3",
                    realm.name(),
                    name,
                    known);
        }
    }

    private void deleteRights(Realm realm, String name) {
        database.update("delete from account_role_right g where g.realm = ?1 and g.role = ?2", realm.name(), name);
    }

    private static Role role(Realm realm, String name, List<RoleRightRow> rows) {
        RoleRights rights = new RoleRights();
        rows.forEach(row -> rights.add(row.right(), row.denied()));
        return rights.toRole(realm, name);
    }
}
