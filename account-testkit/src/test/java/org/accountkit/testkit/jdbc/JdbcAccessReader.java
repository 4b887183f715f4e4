package org.accountkit.testkit.jdbc;

import java.sql.SQLException;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.accountkit.access.AccessReader;
import org.accountkit.access.AccessReader.ApiKeyAccess;
import org.accountkit.access.AccessReader.SessionAccess;
import org.accountkit.access.Account;
import org.accountkit.access.Account.TwoFactorStatus;
import org.accountkit.token.TokenDigest;
import org.accountkit.user.AccountState;
import org.accountkit.user.Realm;
import org.accountkit.user.Role;
import org.accountkit.user.User;
import org.accountkit.user.UserId;

/** Answers every question with one statement, whatever an account has. */
final class JdbcAccessReader implements AccessReader {

    private static final String ACCOUNT =
            " u.*, " + JdbcUserStore.ROLES + ", (select listagg(r.role_name || '|' || coalesce(d.grants, '') || '|'"
                    + " || coalesce(d.denies, ''), ';') from user_role r left join role d on d.realm = u.realm"
                    + " and d.role_name = r.role_name where r.user_id = u.id) as rights_by_role,"
                    + " coalesce(s.epoch, 0) as state_epoch, s.password_change_required, s.two_factor_required,"
                    + " s.version, s.last_sign_in_at, t.user_id as totp_of, t.sealed is not null and not t.weak as sound,"
                    + " k.id as settings_key from app_user u left join account_state s on s.user_id = u.id"
                    + " left join totp t on t.user_id = u.id"
                    + " left join api_key k on k.owner = u.id and k.name = '' ";

    private final Sql sql;

    JdbcAccessReader(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Optional<SessionAccess> session(TokenDigest digest) {
        return sql.first(
                row -> new SessionAccess(
                        row.text("session_id"),
                        row.number("session_epoch"),
                        row.instant("signed_in_at"),
                        row.instant("proven_at"),
                        row.instant("last_seen_at"),
                        row.instant("session_end"),
                        account(row)),
                "select c.id as session_id, c.epoch as session_epoch, c.signed_in_at, c.proven_at, c.last_seen_at,"
                        + " c.expires_at as session_end," + ACCOUNT
                        + "join user_session c on c.user_id = u.id where c.digest = ?",
                digest);
    }

    @Override
    public Optional<ApiKeyAccess> apiKey(TokenDigest digest) {
        return sql.first(
                row -> new ApiKeyAccess(
                        row.text("key_id"),
                        row.findInstant("key_end"),
                        row.findText("key_rights").map(Names::toRights),
                        account(row)),
                "select c.id as key_id, c.expires_at as key_end, c.rights as key_rights," + ACCOUNT
                        + "join api_key c on c.owner = u.id where c.digest = ?",
                digest);
    }

    @Override
    public Optional<Account> account(UserId userId) {
        return sql.first(JdbcAccessReader::account, "select" + ACCOUNT + "where u.id = ?", userId);
    }

    @Override
    public List<Account> accounts(Collection<User> users) {
        List<UserId> ids = users.stream().map(User::id).toList();
        return sql.list(JdbcAccessReader::account, "select" + ACCOUNT + "where u.id = any(?)", ids).stream()
                .sorted(Comparator.comparingInt(account -> ids.indexOf(account.id())))
                .toList();
    }

    private static Account account(Row row) throws SQLException {
        User user = JdbcUserStore.user(row);
        AccountState state = new AccountState(
                user.id(),
                row.number("state_epoch"),
                row.flag("password_change_required"),
                row.flag("two_factor_required"),
                row.number("version"),
                row.findInstant("last_sign_in_at"));
        return new Account(user, state, roles(row), twoFactor(row), row.has("settings_key"));
    }

    private static Set<Role> roles(Row row) throws SQLException {
        Realm realm = row.realm();
        return Stream.of(row.findText("rights_by_role").orElse("").split(";", -1))
                .filter(role -> !role.isEmpty())
                .map(role -> role.split("\\|", -1))
                .map(role -> new Role(realm, role[0], Names.toRights(role[1]), Names.toRights(role[2])))
                .collect(Collectors.toSet());
    }

    private static TwoFactorStatus twoFactor(Row row) throws SQLException {
        if (!row.has("totp_of")) {
            return TwoFactorStatus.OFF;
        }
        return row.flag("sound") ? TwoFactorStatus.ACTIVE : TwoFactorStatus.NEEDS_ENROLMENT;
    }
}
