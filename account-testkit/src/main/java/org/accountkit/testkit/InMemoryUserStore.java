package org.accountkit.testkit;

import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.accountkit.user.Realm;
import org.accountkit.user.User;
import org.accountkit.user.UserId;
import org.accountkit.user.UserStore;
import org.accountkit.user.UserStore.UserQuery;
import org.accountkit.user.Username;
import org.accountkit.user.Username.SearchTerms;

final class InMemoryUserStore implements UserStore {

    private final InMemoryUnitOfWork units;
    private final Table<UserId, User> users;

    InMemoryUserStore(InMemoryUnitOfWork units) {
        this.units = units;
        this.users = new Table<>(units);
    }

    @Override
    public Optional<User> find(UserId id) {
        return users.find(id);
    }

    @Override
    public Set<UserId> deletedAmong(Collection<UserId> ids) {
        return ids.stream().filter(id -> users.find(id).isEmpty()).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Optional<User> findByName(Realm realm, Username username) {
        return in(realm).filter(user -> user.username().equals(username)).findFirst();
    }

    @Override
    public List<User> list(UserQuery query) {
        return in(query.realm())
                .filter(user -> matches(user, query))
                .sorted(Comparator.comparing(InMemoryUserStore::keyOf, CodePointOrder.INSTANCE))
                .limit(query.limit())
                .toList();
    }

    private static boolean matches(User user, UserQuery query) {
        return CodePointOrder.INSTANCE.compare(keyOf(user), query.after()) > 0
                && SearchTerms.of(user).stream().anyMatch(term -> term.startsWith(query.search()))
                && query.role().map(user.roles()::contains).orElse(true)
                && query.enabled().map(enabled -> user.enabled() == enabled).orElse(true);
    }

    @Override
    public List<User> findEnabledByRoles(Realm realm, Collection<String> roles) {
        return in(realm)
                .filter(user -> user.enabled() && !Collections.disjoint(user.roles(), roles))
                .toList();
    }

    @Override
    public boolean isRoleInUse(Realm realm, String role) {
        return in(realm).anyMatch(user -> user.roles().contains(role));
    }

    @Override
    public boolean isEmpty(Realm realm) {
        return in(realm).findAny().isEmpty();
    }

    @Override
    public boolean add(User user) {
        return units.run(() -> {
            boolean free = findByName(user.realm(), user.username()).isEmpty();
            if (free) {
                users.insert(user.id(), user);
            }
            return free;
        });
    }

    @Override
    public void update(User user) {
        units.execute(() -> users.find(user.id()).ifPresent(old -> users.put(user.id(), edited(old, user))));
    }

    private static User edited(User old, User edit) {
        return new User(
                old.id(),
                old.realm(),
                old.username(),
                edit.fullName(),
                edit.description(),
                edit.enabled(),
                edit.roles(),
                old.createdAt(),
                edit.contact());
    }

    @Override
    public boolean delete(UserId id) {
        return users.remove(id);
    }

    private Stream<User> in(Realm realm) {
        return users.all().filter(user -> user.realm().equals(realm));
    }

    private static String keyOf(User user) {
        return user.username().key();
    }
}
