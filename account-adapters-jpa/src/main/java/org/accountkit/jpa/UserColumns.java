package org.accountkit.jpa;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.accountkit.user.Realm;
import org.accountkit.user.User;
import org.accountkit.user.User.Contact;
import org.accountkit.user.UserId;
import org.accountkit.user.Username;

/** The SQL columns from which a user called {@code u} is read, with one row per role called {@code o}. */
final class UserColumns {

    static final List<String> ALL = List.of(
            "u.id as user_id",
            "u.realm",
            "u.username",
            "u.full_name",
            "u.description",
            "u.enabled",
            "u.created_at",
            "u.contact",
            "u.contact_verified",
            "o.role_name");

    private UserColumns() {}

    /** A query for one user, by a condition on {@code u}. */
    static SqlQuery where(String condition) {
        return SqlQuery.select(
                ALL, "from account_user u left join account_user_role o on o.user_id = u.id where " + condition);
    }

    /** Builds a user from all its rows; empty if there are none. */
    static Optional<User> user(List<SqlRow> rows) {
        return rows.stream().findFirst().map(first -> user(first, roles(rows)));
    }

    static Set<String> roles(List<SqlRow> rows) {
        Set<String> roles = new HashSet<>();
        for (SqlRow row : rows) {
            row.textIfPresent("role_name").ifPresent(roles::add);
        }
        return roles;
    }

    static User user(SqlRow row, Set<String> roles) {
        return new User(
                new UserId(row.text("user_id")),
                new Realm(row.text("realm")),
                Username.stored(row.text("username")),
                row.text("full_name"),
                row.text("description"),
                row.truth("enabled"),
                roles,
                row.instant("created_at"),
                row.textIfPresent("contact").map(mail -> new Contact(mail, row.truth("contact_verified"))));
    }
}
