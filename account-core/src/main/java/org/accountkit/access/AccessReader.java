package org.accountkit.access;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.accountkit.token.TokenDigest;
import org.accountkit.user.User;
import org.accountkit.user.UserId;

/**
 * Answers the question of the hot path: who is behind this digest, in which state, with which roles. Reads what was
 * committed, or within a unit of work what that unit sees; the first two methods with a single indexed read.
 */
public interface AccessReader {

    /**
     * Finds the session behind a digest.
     *
     * @param digest of a session token
     * @return the session with its account, whatever its state; empty when there is none
     */
    Optional<SessionAccess> session(TokenDigest digest);

    /**
     * Finds the API key behind a digest.
     *
     * @param digest of an API key
     * @return the key with its owner's account, whatever its state; empty when there is none
     */
    Optional<ApiKeyAccess> apiKey(TokenDigest digest);

    /**
     * Finds an account.
     *
     * @param userId whose
     * @return the account, empty when there is no such user
     */
    Optional<Account> account(UserId userId);

    /**
     * Completes users to accounts, with a fixed number of reads.
     *
     * @param users of one realm
     * @return their accounts in the same order
     */
    List<Account> accounts(Collection<User> users);
}
