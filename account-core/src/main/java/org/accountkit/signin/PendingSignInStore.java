package org.accountkit.signin;

import java.time.Instant;
import java.util.Optional;
import org.accountkit.token.TokenDigest;
import org.accountkit.user.UserId;

/** Stores pending sign-ins under the digest of their token. */
public interface PendingSignInStore {

    /**
     * Adds a pending sign-in. If the user then has too many, those that expire first are deleted.
     *
     * @param pending the pending sign-in
     * @param digest the digest of its token, unique
     * @param most how many pending sign-ins the user may have, including this one
     */
    void add(PendingSignIn pending, TokenDigest digest, int most);

    /**
     * Finds a pending sign-in by the digest of its token.
     *
     * @param digest the digest of a token
     * @return the pending sign-in, valid or not; empty if there is none
     */
    Optional<PendingSignIn> find(TokenDigest digest);

    /**
     * Takes one try before the code is judged, in a single conditional write.
     *
     * @param id the public id of the pending sign-in
     * @return whether a try was left
     */
    boolean takeTry(String id);

    /**
     * Ends a pending sign-in. Only one caller wins.
     *
     * @param id the public id of the pending sign-in
     * @return whether the write won
     */
    boolean complete(String id);

    /**
     * Deletes all pending sign-ins of a user.
     *
     * @param userId the user's id
     */
    void deleteAll(UserId userId);

    /**
     * Deletes expired pending sign-ins.
     *
     * @param expiredBefore deletes those that expired before this time
     * @param most the maximum number of pending sign-ins to delete
     * @return how many were deleted
     */
    int sweep(Instant expiredBefore, int most);

    /**
     * A sign-in whose password was right and whose second factor is still due. Contains nothing of the password.
     *
     * @param id the public id
     * @param userId the user's id
     * @param epoch the account's epoch at the first step; under another epoch it is no longer valid
     * @param expiresAt when it expires
     * @param triesLeft how many more codes may be tried
     */
    record PendingSignIn(String id, UserId userId, long epoch, Instant expiresAt, int triesLeft) {}
}
