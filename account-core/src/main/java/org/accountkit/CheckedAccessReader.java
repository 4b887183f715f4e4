package org.accountkit;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.accountkit.access.AccessReader;
import org.accountkit.access.Account;
import org.accountkit.token.TokenDigest;
import org.accountkit.transaction.StoreFailedException;
import org.accountkit.user.User;
import org.accountkit.user.UserId;

/** Takes from an access reader only accounts that are those of the users who were asked for. */
final class CheckedAccessReader implements AccessReader {

    private final AccessReader reader;

    CheckedAccessReader(AccessReader reader) {
        this.reader = reader;
    }

    @Override
    public Optional<SessionAccess> session(TokenDigest digest) {
        return reader.session(digest).filter(session -> isWhole(session.account()));
    }

    @Override
    public Optional<ApiKeyAccess> apiKey(TokenDigest digest) {
        return reader.apiKey(digest).filter(key -> isWhole(key.account()));
    }

    @Override
    public Optional<Account> account(UserId userId) {
        return reader.account(userId).filter(account -> account.id().equals(userId) && isWhole(account));
    }

    @Override
    public List<Account> accounts(Collection<User> users) {
        List<Account> accounts = reader.accounts(users);
        List<UserId> found = accounts.stream()
                .filter(CheckedAccessReader::isWhole)
                .map(Account::id)
                .toList();
        if (!found.equals(users.stream().map(User::id).toList())) {
            throw new StoreFailedException("AccessReader.accounts returned other accounts than were asked for.");
        }
        return accounts;
    }

    /** The state of one user must never be judged as that of another. */
    private static boolean isWhole(Account account) {
        return account.state().userId().equals(account.id());
    }
}
