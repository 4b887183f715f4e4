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
    private final Table<Realm, Long> guards;

    InMemoryRoleStore(InMemoryUnitOfWork units) {
        this.units = units;
        this.roles = new Table<>(units);
        this.guards = new Table<>(units);
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

    @Override
    public long guardVersion(Realm realm) {
        return guards.find(realm).orElse(0L);
    }

    @Override
    public boolean moveGuard(Realm realm, long expected) {
        return units.run(() -> {
            boolean won = guardVersion(realm) == expected;
            if (won) {
                guards.put(realm, expected + 1);
            }
            return won;
        });
    }

    private record Key(Realm realm, String name) {

        static Key of(Role role) {
            return new Key(role.realm(), role.name());
        }
    }
}
