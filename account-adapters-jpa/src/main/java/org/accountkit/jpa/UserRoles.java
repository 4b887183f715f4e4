package org.accountkit.jpa;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.accountkit.user.User;
import org.accountkit.user.UserId;

/** The names of the roles that users have. */
final class UserRoles {

    private final Database database;

    UserRoles(Database database) {
        this.database = database;
    }

    /** Returns role names by user id. Users without roles are missing. */
    Map<String, Set<String>> of(Collection<String> userIds) {
        return InLists.list(
                        userIds,
                        ids -> database.list(
                                UserRoleRow.class, "select r from account_user_role r where r.userId in ?1", ids))
                .stream()
                .collect(groupingBy(UserRoleRow::userId, mapping(UserRoleRow::role, toSet())));
    }

    /** Replaces all of them, whatever was read before: a snapshot may be older than another node's commit. */
    void replace(UserId userId, String realm, Set<String> roles) {
        delete(userId);
        insert(userId, realm, roles);
    }

    void insertAll(Collection<User> users) {
        database.insertAll(users.stream()
                .flatMap(user -> user.roles().stream()
                        .map(role -> new UserRoleRow(user.id(), user.realm().name(), role)))
                .toList());
    }

    void insert(UserId userId, String realm, Set<String> roles) {
        database.insertAll(roles.stream()
                .sorted()
                .map(role -> new UserRoleRow(userId, realm, role))
                .toList());
    }

    void delete(UserId userId) {
        database.update("delete from account_user_role r where r.userId = ?1", userId.value());
    }
}
