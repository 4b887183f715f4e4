package org.accountkit.testkit.jdbc;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.accountkit.transaction.LostRaceException;
import org.accountkit.user.AccountState;
import org.accountkit.user.AccountStateStore;
import org.accountkit.user.UserId;

/** Every method that writes first makes sure that there is a row, so that the write itself is one conditional update. */
final class JdbcAccountStateStore implements AccountStateStore {

    private final Sql sql;

    JdbcAccountStateStore(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Optional<AccountState> find(UserId userId) {
        return sql.first(JdbcAccountStateStore::state, "select * from account_state where user_id = ?", userId);
    }

    @Override
    public Map<UserId, AccountState> findAll(Collection<UserId> userIds) {
        return sql
                .list(JdbcAccountStateStore::state, "select * from account_state where user_id = any(?)", userIds)
                .stream()
                .collect(Collectors.toMap(AccountState::userId, state -> state));
    }

    @Override
    public List<AccountState> list(Optional<UserId> after, int limit) {
        return sql.list(
                JdbcAccountStateStore::state,
                "select * from account_state where user_id > ? order by user_id limit ?",
                after.map(UserId::value).orElse(""),
                limit);
    }

    @Override
    public void addAll(Collection<AccountState> states) {
        sql.inUnit(() -> states.forEach(this::insert));
    }

    private void insert(AccountState state) {
        sql.update(
                "insert into account_state (user_id, epoch, password_change_required, two_factor_required, version,"
                        + " last_sign_in_at, locks) values (?, ?, ?, ?, ?, ?, 0)",
                state.userId(),
                state.epoch(),
                state.passwordChangeRequired(),
                state.twoFactorRequired(),
                state.version(),
                state.lastSignInAt());
    }

    @Override
    public AccountState lock(UserId userId) {
        return sql.inUnit(() -> {
            change(userId, "locks = locks + 1");
            return find(userId).orElseThrow();
        });
    }

    @Override
    public long raiseEpoch(UserId userId) {
        return sql.inUnit(() -> {
            change(userId, "epoch = epoch + 1");
            return find(userId).orElseThrow().epoch();
        });
    }

    @Override
    public boolean raiseEpochTo(UserId userId, long epoch) {
        return sql.inUnit(() -> {
            ensureRow(userId);
            return sql.updateOne(
                    "update account_state set epoch = ? where user_id = ? and epoch < ?", epoch, userId, epoch);
        });
    }

    @Override
    public boolean edit(
            UserId userId, long expectedVersion, boolean passwordChangeRequired, boolean twoFactorRequired) {
        return sql.inUnit(() -> {
            ensureRow(userId);
            return sql.updateOne(
                    "update account_state set password_change_required = ?, two_factor_required = ?,"
                            + " version = version + 1 where user_id = ? and version = ?",
                    passwordChangeRequired,
                    twoFactorRequired,
                    userId,
                    expectedVersion);
        });
    }

    @Override
    public void setPasswordChangeRequired(UserId userId, boolean required) {
        change(userId, "password_change_required = ?", required);
    }

    @Override
    public void recordSignIn(UserId userId, Instant at) {
        change(userId, "last_sign_in_at = ?", at);
    }

    @Override
    public void delete(UserId userId) {
        sql.update("delete from account_state where user_id = ?", userId);
    }

    /** If another unit deletes the row that has just been found, the race is lost. */
    private void change(UserId userId, String assignment, Object... values) {
        sql.inUnit(() -> {
            ensureRow(userId);
            boolean changed = sql.updateOne(
                    "update account_state set " + assignment + " where user_id = ?",
                    Stream.concat(Stream.of(values), Stream.of(userId)).toArray());
            if (!changed) {
                throw new LostRaceException();
            }
        });
    }

    private void ensureRow(UserId userId) {
        if (find(userId).isEmpty()) {
            insert(AccountState.initial(userId));
        }
    }

    private static AccountState state(Row row) throws SQLException {
        return new AccountState(
                row.userId("user_id"),
                row.number("epoch"),
                row.flag("password_change_required"),
                row.flag("two_factor_required"),
                row.number("version"),
                row.findInstant("last_sign_in_at"));
    }
}
