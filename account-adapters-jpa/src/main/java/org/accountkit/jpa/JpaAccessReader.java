package org.accountkit.jpa;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.accountkit.access.AccessReader;
import org.accountkit.access.Account;
import org.accountkit.access.ApiKeyAccess;
import org.accountkit.access.SessionAccess;
import org.accountkit.token.TokenDigest;
import org.accountkit.user.User;
import org.accountkit.user.UserId;

/** Answers each question with one statement, which yields a row for every right of every role. */
final class JpaAccessReader implements AccessReader {

    private static final String BY_SESSION = "select s.id as session_id, s.epoch as session_epoch, s.signed_in_at,"
            + " s.proven_at, s.last_seen_at, s.expires_at, " + AccountColumns.SELECTED
            + " from account_session s join account_user u on u.id = s.user_id" + AccountColumns.JOINED
            + " where s.digest = ?1";

    private static final String BY_API_KEY = "select c.id as used_key_id, c.expires_at, " + AccountColumns.SELECTED
            + " from account_api_key c join account_user u on u.id = c.owner" + AccountColumns.JOINED
            + " where c.digest = ?1";

    private static final String BY_USER =
            "select " + AccountColumns.SELECTED + " from account_user u" + AccountColumns.JOINED + " where u.id = ?1";

    private final Database database;
    private final AccountCompletion completion;

    JpaAccessReader(Database database, AccountCompletion completion) {
        this.database = database;
        this.completion = completion;
    }

    @Override
    public Optional<SessionAccess> session(TokenDigest digest) {
        List<SqlRow> rows = database.sql(BY_SESSION, digest.bytes());
        return first(rows)
                .map(row -> new SessionAccess(
                        row.text(0),
                        row.number(1),
                        row.instant(2),
                        row.instant(3),
                        row.instant(4),
                        row.instant(5),
                        AccountColumns.account(rows, 6)));
    }

    @Override
    public Optional<ApiKeyAccess> apiKey(TokenDigest digest) {
        List<SqlRow> rows = database.sql(BY_API_KEY, digest.bytes());
        return first(rows)
                .map(row -> new ApiKeyAccess(row.text(0), row.instantIfPresent(1), AccountColumns.account(rows, 2)));
    }

    @Override
    public Optional<Account> account(UserId userId) {
        List<SqlRow> rows = database.sql(BY_USER, userId.value());
        return first(rows).map(row -> AccountColumns.account(rows, 0));
    }

    @Override
    public List<Account> accounts(Collection<User> users) {
        return completion.accounts(List.copyOf(users));
    }

    private static Optional<SqlRow> first(List<SqlRow> rows) {
        return rows.stream().findFirst();
    }
}
