package org.accountkit.testkit;

import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.accountkit.user.Realm;
import org.accountkit.user.User;
import org.accountkit.user.UserId;
import org.accountkit.user.UserStore;
import org.accountkit.user.UserStore.UserQuery;
import org.accountkit.user.Username;
import org.accountkit.user.Username.SearchTerms;

/** The users of a host that keeps them in its own map; AccountKit may only read them. */
public final class ReadOnlyDirectory implements UserStore {

    private final Map<UserId, User> users = new ConcurrentHashMap<>();
    private final Set<UserId> removed = ConcurrentHashMap.newKeySet();

    /** Done by the host, not by AccountKit. */
    public void put(User user) {
        users.put(user.id(), user);
        removed.remove(user.id());
    }

    /** What the host does, not AccountKit. */
    public void remove(UserId id) {
        users.remove(id);
        removed.add(id);
    }

    @Override
    public Set<UserId> deletedAmong(Collection<UserId> ids) {
        return ids.stream().filter(removed::contains).collect(Collectors.toSet());
    }

    @Override
    public boolean writable() {
        return false;
    }

    @Override
    public Optional<User> find(UserId id) {
        return Optional.ofNullable(users.get(id));
    }

    @Override
    public Optional<User> findByName(Realm realm, Username username) {
        return in(realm).filter(user -> user.username().equals(username)).findFirst();
    }

    @Override
    public List<User> list(UserQuery query) {
        return in(query.realm())
                .filter(user -> matches(user, query))
                .sorted(Comparator.comparing(user -> user.username().key(), CodePointOrder.INSTANCE))
                .limit(query.limit())
                .toList();
    }

    private static boolean matches(User user, UserQuery query) {
        return CodePointOrder.INSTANCE.compare(user.username().key(), query.after()) > 0
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
        throw readOnly();
    }

    @Override
    public void update(User user) {
        throw readOnly();
    }

    @Override
    public boolean delete(UserId id) {
        throw readOnly();
    }

    private Stream<User> in(Realm realm) {
        return users.values().stream().filter(user -> user.realm().equals(realm));
    }

    private static UnsupportedOperationException readOnly() {
        return new UnsupportedOperationException("This directory is read-only.");
    }
}
