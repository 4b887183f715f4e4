package org.accountkit.access.engine;

import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.accountkit.access.AccessReader;
import org.accountkit.access.Account;
import org.accountkit.access.Caller;
import org.accountkit.token.TokenDigest;
import org.accountkit.user.AccountStateStore;
import org.accountkit.user.User;
import org.accountkit.user.UserId;

/**
 * Locks accounts within a unit of work, and reads again what was read before it. Every change of an account's credentials,
 * sessions, devices or rights locks the account first, so each waits for the others.
 *
 * @param reader reads accounts
 * @param states the store for account states; empty for a host that wires none, which has no epochs either
 */
public record CurrentAccounts(AccessReader reader, Optional<AccountStateStore> states) {

    /**
     * Locks accounts until the current unit of work ends. Always in the same order, so that two users who edit each other
     * do not deadlock.
     *
     * @param userIds the users' ids
     */
    public void lock(UserId... userIds) {
        states.ifPresent(store -> Stream.of(userIds)
                .distinct()
                .sorted(Comparator.comparing(UserId::value))
                .forEach(store::lockOnly));
    }

    /**
     * Reads an account that has just been authenticated again, having locked it.
     *
     * @param account the account as it was authenticated
     * @return the account as it is now; empty if authentication would fail now
     */
    Optional<Account> confirm(Account account) {
        lock(account.id());
        return reader.account(account.id()).filter(now -> isSame(now, account));
    }

    /**
     * Reads a caller's account again, through the caller's credential.
     *
     * @param caller the caller, whose account is locked
     * @return the account as it is now; empty if authentication would fail now
     */
    Optional<Account> confirm(Caller caller) {
        return current(caller).filter(now -> isSame(now, caller.account()));
    }

    private Optional<Account> current(Caller caller) {
        PresentedCredential presented = caller.credential().presented();
        return switch (presented.kind()) {
            case SESSION -> presented.digest().flatMap(this::ofSession);
            case API_KEY -> presented.digest().flatMap(reader::apiKey).map(AccessReader.ApiKeyAccess::account);
            case HOST_SESSION -> reader.account(caller.userId());
        };
    }

    private Optional<Account> ofSession(TokenDigest digest) {
        return reader.session(digest)
                .filter(session -> session.epoch() == session.account().state().epoch())
                .map(AccessReader.SessionAccess::account);
    }

    private static boolean isSame(Account now, Account before) {
        User user = now.user();
        return user.id().equals(before.id())
                && user.enabled()
                && user.realm().equals(before.user().realm())
                && now.state().epoch() == before.state().epoch();
    }
}
