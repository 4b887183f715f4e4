package org.accountkit.jpa;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.accountkit.user.Realm;
import org.accountkit.user.User;
import org.accountkit.user.User.Contact;
import org.accountkit.user.UserId;
import org.accountkit.user.UserStore;
import org.accountkit.user.UserStore.UserQuery;
import org.accountkit.user.Username;

final class JpaUserStore implements UserStore {

    private static final SqlQuery BY_ID = UserColumns.where("u.id = ?1");
    private static final SqlQuery BY_NAME = UserColumns.where("u.realm = ?1 and u.name_key = ?2");

    private final Database database;
    private final UserRoles roles;
    private final UserTerms terms;

    JpaUserStore(Database database) {
        this.database = database;
        this.roles = new UserRoles(database);
        this.terms = new UserTerms(database);
    }

    @Override
    public Optional<User> find(UserId id) {
        return UserColumns.user(database.rows(BY_ID, id.value()));
    }

    @Override
    public List<User> findAll(Collection<UserId> ids) {
        return withRoles(InLists.list(
                ids.stream().map(UserId::value).toList(),
                some -> database.list(UserRow.class, "select u from account_user u where u.id in ?1", some)));
    }

    /** This store is where users are, so one without a row was deleted. */
    @Override
    public Set<UserId> deletedAmong(Collection<UserId> ids) {
        Set<UserId> deleted = new HashSet<>(ids);
        findAll(ids).forEach(user -> deleted.remove(user.id()));
        return deleted;
    }

    /** With one statement, whether or not there is a user: a second one would tell a guesser so. */
    @Override
    public Optional<User> findByName(Realm realm, Username username) {
        return UserColumns.user(database.rows(BY_NAME, realm.name(), NameKeys.bytes(username.key())));
    }

    @Override
    public List<User> list(UserQuery query) {
        UserConditions conditions = new UserConditions(query);
        return withRoles(database.page(
                UserRow.class,
                query.limit(),
                "select u from account_user u where " + conditions.jpql() + " order by u.nameKey",
                conditions.values()));
    }

    /** Reads the ids only. Without the order, PostgreSQL scans the table instead of the index. */
    @Override
    public int count(UserQuery query) {
        UserConditions conditions = new UserConditions(query);
        return database.page(
                        String.class,
                        query.limit(),
                        "select u.id from account_user u where " + conditions.jpql() + " order by u.nameKey",
                        conditions.values())
                .size();
    }

    @Override
    public List<User> findEnabledByRoles(Realm realm, Collection<String> roles) {
        if (roles.isEmpty()) {
            return List.of();
        }
        return withRoles(database.list(
                UserRow.class,
                "select u from account_user u where u.enabled = true and u.id in"
                        + " (select r.userId from account_user_role r where r.realm = ?1 and r.role in ?2)",
                realm.name(),
                roles));
    }

    @Override
    public boolean hasEnabled(Realm realm, Collection<String> having, Collection<String> lacking) {
        return !having.isEmpty()
                && database.exists(
                        "select u.id from account_user u where u.enabled = true and u.id in"
                                + " (select r.userId from account_user_role r where r.realm = ?1 and r.role in ?2)"
                                + " and u.id not in"
                                + " (select d.userId from account_user_role d where d.realm = ?1 and d.role in ?3)",
                        realm.name(),
                        having,
                        lacking.isEmpty() ? List.of("") : lacking);
    }

    @Override
    public boolean isRoleInUse(Realm realm, String role) {
        return database.exists(
                "select r.userId from account_user_role r where r.realm = ?1 and r.role = ?2", realm.name(), role);
    }

    @Override
    public boolean isEmpty(Realm realm) {
        return !database.exists("select u.id from account_user u where u.realm = ?1", realm.name());
    }

    @Override
    public boolean add(User user) {
        return database.inUnit(() -> {
            boolean free = findByName(user.realm(), user.username()).isEmpty();
            if (free) {
                database.insert(new UserRow(user));
                roles.insert(user.id(), user.realm().name(), user.roles());
                terms.insertAll(List.of(user));
            }
            return free;
        });
    }

    @Override
    public Set<Username> takenAmong(Realm realm, Collection<Username> usernames) {
        List<byte[]> keys = usernames.stream()
                .map(username -> NameKeys.bytes(username.key()))
                .toList();
        return InLists.list(
                        keys,
                        some -> database.list(
                                String.class,
                                "select u.username from account_user u where u.realm = ?1 and u.nameKey in ?2",
                                realm.name(),
                                some))
                .stream()
                .map(Username::stored)
                .collect(toUnmodifiableSet());
    }

    @Override
    public void addAll(Collection<User> users) {
        database.inUnit(() -> {
            database.insertAll(users.stream().map(UserRow::new).toList());
            roles.insertAll(users);
            terms.insertAll(users);
        });
    }

    @Override
    public void update(User user) {
        database.inUnit(() -> {
            if (updateRow(user)) {
                User stored = stored(user.id());
                roles.replace(user.id(), stored.realm().name(), user.roles());
                terms.replace(stored);
            }
        });
    }

    /** Without roles. The realm and the name keep their stored values, whatever the edit says. */
    private User stored(UserId id) {
        return database.first(UserRow.class, "select u from account_user u where u.id = ?1", id.value())
                .orElseThrow()
                .toUser(Set.of());
    }

    private boolean updateRow(User user) {
        return database.update(
                        "update account_user u set u.fullName = ?1, u.description = ?2, u.enabled = ?3,"
                                + " u.contact = ?4, u.contactVerified = ?5 where u.id = ?6",
                        user.fullName(),
                        user.description(),
                        user.enabled(),
                        user.contact().map(Contact::mail).orElse(null),
                        user.contact().filter(Contact::verified).isPresent(),
                        user.id().value())
                == 1;
    }

    @Override
    public boolean delete(UserId id) {
        return database.inUnit(() -> {
            roles.delete(id);
            terms.delete(id);
            return database.update("delete from account_user u where u.id = ?1", id.value()) == 1;
        });
    }

    private List<User> withRoles(List<UserRow> rows) {
        Map<String, Set<String>> byUser =
                roles.of(rows.stream().map(UserRow::id).toList());
        return rows.stream()
                .map(row -> row.toUser(byUser.getOrDefault(row.id(), Set.of())))
                .toList();
    }
}
