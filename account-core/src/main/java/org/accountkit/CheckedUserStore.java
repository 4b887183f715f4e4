package org.accountkit;

import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.accountkit.access.RefusalCode;
import org.accountkit.user.Realm;
import org.accountkit.user.User;
import org.accountkit.user.UserId;
import org.accountkit.user.UserStore;
import org.accountkit.user.UserStore.UserQuery;
import org.accountkit.user.Username;

/**
 * Takes from a user store, which may be a host's directory, only what answers the question: a user with another id,
 * name or realm than was asked for is nobody. Never writes to a store that is read-only.
 */
final class CheckedUserStore implements UserStore {

    private static final System.Logger LOG = System.getLogger(CheckedUserStore.class.getName());

    private final UserStore users;

    CheckedUserStore(UserStore users) {
        this.users = users;
    }

    @Override
    public boolean writable() {
        return users.writable();
    }

    @Override
    public Optional<User> find(UserId id) {
        return users.find(id).filter(user -> isAnswer(user.id().equals(id), "find", "id"));
    }

    @Override
    public List<User> findAll(Collection<UserId> ids) {
        Set<UserId> wanted = Set.copyOf(ids);
        return users.findAll(ids).stream()
                .filter(user -> isAnswer(wanted.contains(user.id()), "findAll", "id"))
                .toList();
    }

    /** An id of which the store says at the same time that it exists is none of a deleted user. */
    @Override
    public Set<UserId> deletedAmong(Collection<UserId> ids) {
        Set<UserId> deleted = new HashSet<>(users.deletedAmong(ids));
        deleted.retainAll(Set.copyOf(ids));
        users.findAll(deleted).forEach(user -> deleted.remove(user.id()));
        return deleted;
    }

    @Override
    public Optional<User> findByName(Realm realm, Username username) {
        return users.findByName(realm, username)
                .filter(user -> isIn(realm, user, "findByName"))
                .filter(user -> isAnswer(user.username().equals(username), "findByName", "name"));
    }

    /** Not filtered here, since the length of a page shows whether there are more: that is up to the reader. */
    @Override
    public List<User> list(UserQuery query) {
        return users.list(query);
    }

    @Override
    public int count(UserQuery query) {
        return users.count(query);
    }

    @Override
    public List<User> findEnabledByRoles(Realm realm, Collection<String> roles) {
        return users.findEnabledByRoles(realm, roles).stream()
                .filter(user -> isIn(realm, user, "findEnabledByRoles"))
                .filter(user -> isAnswer(user.enabled(), "findEnabledByRoles", "state"))
                .filter(user -> isAnswer(!Collections.disjoint(user.roles(), roles), "findEnabledByRoles", "role"))
                .toList();
    }

    @Override
    public boolean isRoleInUse(Realm realm, String role) {
        return users.isRoleInUse(realm, role);
    }

    @Override
    public boolean isEmpty(Realm realm) {
        return users.isEmpty(realm);
    }

    @Override
    public Set<Username> takenAmong(Realm realm, Collection<Username> usernames) {
        Set<Username> wanted = Set.copyOf(usernames);
        return users.takenAmong(realm, usernames).stream()
                .filter(wanted::contains)
                .collect(Collectors.toSet());
    }

    @Override
    public boolean add(User user) {
        requireWritable();
        return users.add(user);
    }

    @Override
    public void addAll(Collection<User> added) {
        requireWritable();
        users.addAll(added);
    }

    @Override
    public void update(User user) {
        requireWritable();
        users.update(user);
    }

    @Override
    public boolean delete(UserId id) {
        requireWritable();
        return users.delete(id);
    }

    private void requireWritable() {
        if (!users.writable()) {
            throw RefusalCode.MANAGED_ELSEWHERE.refused();
        }
    }

    private static boolean isIn(Realm realm, User user, String method) {
        return isAnswer(user.realm().equals(realm), method, "realm");
    }

    private static boolean isAnswer(boolean fits, String method, String what) {
        if (!fits) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "UserStore.{0} returned a user with another {1} than was asked for.",
                    method,
                    what);
        }
        return fits;
    }
}
