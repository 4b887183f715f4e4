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

    /** By user id; a user without roles is missing. */
    Map<String, Set<String>> of(Collection<String> userIds) {
        return InLists.list(
                        userIds,
                        ids -> database.list(
                                UserRoleRow.class, "select r from account_user_role r where r.userId in ?1", ids))
                .stream()
                .collect(groupingBy(UserRoleRow::userId, mapping(UserRoleRow::role, toSet())));
    }

    /** The caller has written the user's row, so that nobody else changes the roles meanwhile. */
    void replace(User user) {
        Set<String> before =
                of(Set.of(user.id().value())).getOrDefault(user.id().value(), Set.of());
        before.stream().filter(role -> !user.roles().contains(role)).forEach(role -> delete(user.id(), role));
        user.roles().stream()
                .filter(role -> !before.contains(role))
                .sorted()
                .forEach(role -> database.insert(new UserRoleRow(user, role)));
    }

    private void delete(UserId userId, String role) {
        database.update("delete from account_user_role r where r.userId = ?1 and r.role = ?2", userId.value(), role);
    }

    void delete(UserId userId) {
        database.update("delete from account_user_role r where r.userId = ?1", userId.value());
    }
}
