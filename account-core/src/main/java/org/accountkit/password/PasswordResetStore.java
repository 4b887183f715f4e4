package org.accountkit.password;

import java.time.Instant;
import java.util.Optional;
import org.accountkit.token.TokenDigest;
import org.accountkit.user.UserId;

/** Stores password reset tokens under their digests, at most one per user. */
public interface PasswordResetStore {

    /**
     * Stores a reset token in place of the user's earlier one, if there is one. Atomic.
     *
     * @param reset what the token allows
     * @param digest the token's digest, unique
     */
    void put(StoredReset reset, TokenDigest digest);

    /**
     * Finds a reset token by its digest.
     *
     * @param digest the digest of a token
     * @return what it allows, valid or not; empty if there is none
     */
    Optional<StoredReset> find(TokenDigest digest);

    /**
     * Takes one try before the second factor is judged, in a single conditional write.
     *
     * @param digest the token's digest
     * @return whether a try was left
     */
    boolean takeTry(TokenDigest digest);

    /**
     * Spends a reset token, in a single conditional write. Only one caller wins.
     *
     * @param digest the token's digest
     * @return whether the write won
     */
    boolean spend(TokenDigest digest);

    /**
     * Deletes the reset token of a user, if there is one.
     *
     * @param userId the user's id
     */
    void delete(UserId userId);

    /**
     * Deletes expired reset tokens.
     *
     * @param expiredBefore deletes those that expired before this time
     * @param most the maximum number of tokens to delete
     * @return how many were deleted
     */
    int sweep(Instant expiredBefore, int most);

    /**
     * What is stored about a reset token.
     *
     * @param userId the id of the user whose password it sets
     * @param epoch the account's epoch when it was issued; under another epoch it is no longer valid
     * @param expiresAt when it expires
     * @param triesLeft how many more second factors may be tried
     */
    record StoredReset(UserId userId, long epoch, Instant expiresAt, int triesLeft) {}
}
