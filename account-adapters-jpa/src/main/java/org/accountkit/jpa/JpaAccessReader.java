package org.accountkit.jpa;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.accountkit.access.AccessReader;
import org.accountkit.access.AccessReader.ApiKeyAccess;
import org.accountkit.access.AccessReader.SessionAccess;
import org.accountkit.access.Account;
import org.accountkit.token.TokenDigest;
import org.accountkit.user.User;
import org.accountkit.user.UserId;

/** Answers each question about one account with a single statement. */
final class JpaAccessReader implements AccessReader {

    private static final SqlQuery BY_SESSION = query(
            "from account_session s join account_user u on u.id = s.user_id" + AccountColumns.JOINED
                    + " where s.digest = ?1",
            "s.id as session_id",
            "s.epoch as session_epoch",
            "s.signed_in_at",
            "s.proven_at",
            "s.last_seen_at",
            "s.expires_at");

    private static final SqlQuery BY_API_KEY = query(
            "from account_api_key c join account_user u on u.id = c.owner" + AccountColumns.JOINED
                    + " where c.digest = ?1",
            "c.id as used_key_id",
            "c.expires_at",
            "c.rights");

    private static final SqlQuery BY_USER = query("from account_user u" + AccountColumns.JOINED + " where u.id = ?1");

    private final Database database;
    private final AccountCompletion completion;

    JpaAccessReader(Database database, AccountCompletion completion) {
        this.database = database;
        this.completion = completion;
    }

    private static SqlQuery query(String from, String... columns) {
        return SqlQuery.select(
                Stream.concat(Stream.of(columns), AccountColumns.ALL.stream()).toList(), from);
    }

    @Override
    public Optional<SessionAccess> session(TokenDigest digest) {
        List<SqlRow> rows = database.rows(BY_SESSION, digest.bytes());
        return first(rows)
                .map(row -> new SessionAccess(
                        row.text("session_id"),
                        row.number("session_epoch"),
                        row.instant("signed_in_at"),
                        row.instant("proven_at"),
                        row.instant("last_seen_at"),
                        row.instant("expires_at"),
                        AccountColumns.account(rows)));
    }

    @Override
    public Optional<ApiKeyAccess> apiKey(TokenDigest digest) {
        List<SqlRow> rows = database.rows(BY_API_KEY, digest.bytes());
        return first(rows)
                .map(row -> new ApiKeyAccess(
                        row.text("used_key_id"),
                        row.instantIfPresent("expires_at"),
                        row.textIfPresent("rights").map(RightNames::parse),
                        AccountColumns.account(rows)));
    }

    @Override
    public Optional<Account> account(UserId userId) {
        List<SqlRow> rows = database.rows(BY_USER, userId.value());
        return first(rows).map(row -> AccountColumns.account(rows));
    }

    @Override
    public List<Account> accounts(Collection<User> users) {
        return completion.accounts(List.copyOf(users));
    }

    private static Optional<SqlRow> first(List<SqlRow> rows) {
        return rows.stream().findFirst();
    }
}
