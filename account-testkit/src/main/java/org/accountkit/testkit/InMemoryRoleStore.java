package org.accountkit.testkit;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.accountkit.user.Realm;
import org.accountkit.user.Role;
import org.accountkit.user.RoleStore;

final class InMemoryRoleStore implements RoleStore {

    private final InMemoryUnitOfWork units;
    private final Table<Key, Role> roles;

    InMemoryRoleStore(InMemoryUnitOfWork units) {
        this.units = units;
        this.roles = new Table<>(units);
    }

    @Override
    public Optional<Role> find(Realm realm, String name) {
        return roles.find(new Key(realm, name));
    }

    @Override
    public List<Role> list(Realm realm) {
        return roles.all()
                .filter(role -> role.realm().equals(realm))
                .sorted(Comparator.comparing(Role::name))
                .toList();
    }

    @Override
    public boolean add(Role role) {
        return roles.putIfAbsent(Key.of(role), role);
    }

    @Override
    public boolean update(Role role) {
        return units.run(() -> {
            boolean known = roles.find(Key.of(role)).isPresent();
            if (known) {
                roles.put(Key.of(role), role);
            }
            return known;
        });
    }

    @Override
    public boolean delete(Realm realm, String name) {
        return roles.remove(new Key(realm, name));
    }

    /** A unit of work excludes every other one in any case. */
    @Override
    public void lockGuard(Realm realm) {}

    private record Key(Realm realm, String name) {

        static Key of(Role role) {
            return new Key(role.realm(), role.name());
        }
    }
}
