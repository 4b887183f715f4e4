package org.accountkit.jpa;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.accountkit.access.Account;
import org.accountkit.user.AccountState;
import org.accountkit.user.Realm;
import org.accountkit.user.Role;
import org.accountkit.user.User;
import org.accountkit.user.UserId;
import org.accountkit.user.Username;

/** The columns that make an account, in plain SQL for a user called {@code u}. Each has a name of its own. */
final class AccountColumns {

    static final String SELECTED = "u.id as user_id, u.realm, u.username, u.full_name, u.description, u.enabled,"
            + " u.created_at, a.epoch, a.password_change_required, a.two_factor_required, a.version, a.last_sign_in_at,"
            + " t.id as totp_id, k.id as key_id, o.role_name, g.right_name, g.denied";

    /** The user's state, live TOTP credential and API key of the settings page; then roles with their rights. */
    static final String JOINED = " left join account_state a on a.user_id = u.id"
            + " left join account_totp t on t.user_id = u.id"
            + " left join account_api_key k on k.owner = u.id and k.name = ''"
            + " left join account_user_role o on o.user_id = u.id"
            + " left join account_role_right g on g.realm = u.realm and g.role_name = o.role_name";

    private AccountColumns() {}

    /** One account from all its rows, of which there is at least one; the columns begin at the given one. */
    static Account account(List<SqlRow> rows, int column) {
        List<SqlRow> all = rows.stream().map(row -> row.from(column)).toList();
        SqlRow first = all.get(0);
        UserId userId = new UserId(first.text(0));
        Realm realm = new Realm(first.text(1));
        Set<Role> roles = roles(realm, all);
        return new Account(
                user(userId, realm, first, names(roles)),
                state(userId, first),
                roles,
                first.isPresent(12),
                first.isPresent(13));
    }

    private static User user(UserId userId, Realm realm, SqlRow row, Set<String> roles) {
        return new User(
                userId, realm, Username.of(row.text(2)), row.text(3), row.text(4), row.truth(5), roles, row.instant(6));
    }

    private static AccountState state(UserId userId, SqlRow row) {
        boolean kept = row.isPresent(7);
        return kept
                ? new AccountState(
                        userId, row.number(7), row.truth(8), row.truth(9), row.number(10), row.instantIfPresent(11))
                : AccountState.initial(userId);
    }

    private static Set<Role> roles(Realm realm, List<SqlRow> rows) {
        Map<String, RoleRights> byName = new TreeMap<>();
        for (SqlRow row : rows) {
            if (row.isPresent(14)) {
                addRight(byName.computeIfAbsent(row.text(14), name -> new RoleRights()), row);
            }
        }
        return byName.entrySet().stream()
                .map(role -> role.getValue().toRole(realm, role.getKey()))
                .collect(Collectors.toSet());
    }

    private static void addRight(RoleRights rights, SqlRow row) {
        if (row.isPresent(15)) {
            rights.add(row.text(15), row.truth(16));
        }
    }

    private static Set<String> names(Set<Role> roles) {
        return roles.stream().map(Role::name).collect(Collectors.toSet());
    }
}
