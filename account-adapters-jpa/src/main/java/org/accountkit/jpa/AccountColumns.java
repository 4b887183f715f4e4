package org.accountkit.jpa;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.accountkit.access.Account;
import org.accountkit.access.Account.TwoFactorStatus;
import org.accountkit.user.AccountState;
import org.accountkit.user.Realm;
import org.accountkit.user.Role;
import org.accountkit.user.User;
import org.accountkit.user.UserId;

/** The SQL columns from which the account of a user called {@code u} is read, with one row per right of each role. */
final class AccountColumns {

    private static final List<String> OF_ACCOUNT = List.of(
            "a.epoch",
            "a.password_change_required",
            "a.two_factor_required",
            "a.version",
            "a.last_sign_in_at",
            "t.id as totp_id",
            "t.master_key as totp_key",
            "t.weak as totp_weak",
            "k.id as key_id",
            "g.right_name",
            "g.denied");

    static final List<String> ALL =
            Stream.concat(UserColumns.ALL.stream(), OF_ACCOUNT.stream()).toList();

    /** There is at most one state, active TOTP credential and API key of the settings page per user. */
    static final String JOINED = " left join account_state a on a.user_id = u.id"
            + " left join account_totp t on t.user_id = u.id"
            + " left join account_api_key k on k.owner = u.id and k.name = ''"
            + " left join account_user_role o on o.user_id = u.id"
            + " left join account_role_right g on g.realm = u.realm and g.role_name = o.role_name";

    private AccountColumns() {}

    /** Builds an account from all its rows, of which there is at least one. */
    static Account account(List<SqlRow> rows) {
        SqlRow first = rows.get(0);
        User user = UserColumns.user(first, UserColumns.roles(rows));
        return new Account(
                user, state(user.id(), first), roles(user.realm(), rows), twoFactor(first), first.isPresent("key_id"));
    }

    private static TwoFactorStatus twoFactor(SqlRow row) {
        if (!row.isPresent("totp_id")) {
            return TwoFactorStatus.OFF;
        }
        boolean sound = row.isPresent("totp_key") && !row.truth("totp_weak");
        return sound ? TwoFactorStatus.ACTIVE : TwoFactorStatus.NEEDS_ENROLMENT;
    }

    private static AccountState state(UserId userId, SqlRow row) {
        return row.isPresent("epoch") ? storedState(userId, row) : AccountState.initial(userId);
    }

    private static AccountState storedState(UserId userId, SqlRow row) {
        return new AccountState(
                userId,
                row.number("epoch"),
                row.truth("password_change_required"),
                row.truth("two_factor_required"),
                row.number("version"),
                row.instantIfPresent("last_sign_in_at"));
    }

    private static Set<Role> roles(Realm realm, List<SqlRow> rows) {
        Map<String, RoleRights> byName = new HashMap<>();
        for (SqlRow row : rows) {
            if (row.isPresent("role_name")) {
                addRight(byName.computeIfAbsent(row.text("role_name"), name -> new RoleRights()), row);
            }
        }
        Set<Role> roles = new HashSet<>();
        byName.forEach((name, rights) -> roles.add(rights.toRole(realm, name)));
        return roles;
    }

    private static void addRight(RoleRights rights, SqlRow row) {
        if (row.isPresent("right_name")) {
            rights.add(row.text("right_name"), row.truth("denied"));
        }
    }
}
