package org.accountkit.signin;

import java.time.Instant;
import java.util.Optional;
import org.accountkit.token.TokenDigest;
import org.accountkit.user.UserId;

/** Keeps pending sign-ins by the digest of their token. */
public interface PendingSignInStore {

    /**
     * Adds a pending sign-in.
     *
     * @param pending the new one
     * @param digest of its token, unique
     */
    void add(PendingSignIn pending, TokenDigest digest);

    /**
     * Finds the pending sign-in behind a digest.
     *
     * @param digest of a token
     * @return it, good or not; empty when there is none
     */
    Optional<PendingSignIn> find(TokenDigest digest);

    /**
     * Takes one try, before the code is judged: a single conditional write.
     *
     * @param id which pending sign-in
     * @return whether there was one left
     */
    boolean takeTry(String id);

    /**
     * Ends a pending sign-in: one caller wins.
     *
     * @param id which pending sign-in
     * @return whether this caller won
     */
    boolean complete(String id);

    /**
     * Deletes all pending sign-ins of a user.
     *
     * @param userId whose
     */
    void deleteAll(UserId userId);

    /**
     * Deletes those that are over.
     *
     * @param expiredBefore those whose end is before
     * @return how many
     */
    int sweep(Instant expiredBefore);
}
