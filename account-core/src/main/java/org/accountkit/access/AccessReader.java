package org.accountkit.access;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.accountkit.token.TokenDigest;
import org.accountkit.user.Right;
import org.accountkit.user.User;
import org.accountkit.user.UserId;

/**
 * Answers the question asked on every request: whose credential is this, what is the state of the account, and which
 * roles does it have? Reads committed data, or within a unit of work the data which that unit sees. The first two
 * methods take a single indexed read.
 */
public interface AccessReader {

    /**
     * Finds a session by the digest of its token.
     *
     * @param digest the digest of a session token
     * @return the session with its account, in whatever state; empty if there is none
     */
    Optional<SessionAccess> session(TokenDigest digest);

    /**
     * Finds an API key by its digest.
     *
     * @param digest the digest of an API key
     * @return the key with its owner's account, in whatever state; empty if there is none
     */
    Optional<ApiKeyAccess> apiKey(TokenDigest digest);

    /**
     * Finds an account.
     *
     * @param userId the user's id
     * @return the account; empty if there is no such user
     */
    Optional<Account> account(UserId userId);

    /**
     * Loads the accounts of several users, with a fixed number of reads.
     *
     * @param users users of one realm
     * @return their accounts, in the same order
     */
    List<Account> accounts(Collection<User> users);

    /**
     * A stored session with its user's account, from one read.
     *
     * @param id the session's public id
     * @param epoch the account's epoch under which it was opened, or to which it was moved
     * @param signedInAt when it was opened
     * @param provenAt when its user last gave a full proof
     * @param lastSeenAt when it was last used, as far as that has been written
     * @param expiresAt its absolute timeout
     * @param account the user's account
     */
    record SessionAccess(
            String id,
            long epoch,
            Instant signedInAt,
            Instant provenAt,
            Instant lastSeenAt,
            Instant expiresAt,
            Account account) {}

    /**
     * A stored API key with its owner's account, from one read.
     *
     * @param id the key's public id
     * @param expiresAt when the key expires; empty for never
     * @param rights the only rights that the key may use, as far as its owner has them; empty for all of the owner's rights
     * @param account the owner's account
     */
    record ApiKeyAccess(String id, Optional<Instant> expiresAt, Optional<Set<Right>> rights, Account account) {

        /** Copies the rights. */
        public ApiKeyAccess {
            rights = rights.map(Set::copyOf);
        }
    }
}
