package org.accountkit.twofactor;

import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import org.accountkit.user.UserId;

/** Keeps TOTP credentials: at most one live and one pending per user. */
public interface TotpStore {

    /**
     * Finds the live credential.
     *
     * @param userId whose
     * @return the credential, empty when two-factor authentication is not active
     */
    Optional<StoredTotp> find(UserId userId);

    /**
     * Tells for which of these users two-factor authentication is active.
     *
     * @param userIds any number of users
     * @return those
     */
    Set<UserId> activeAmong(Collection<UserId> userIds);

    /**
     * Finds the pending credential.
     *
     * @param userId whose
     * @return the credential, good or not; empty when there is none
     */
    Optional<PendingTotp> findPending(UserId userId);

    /**
     * Offers a new pending credential. One that is there and still good stays; else the new one takes its place. Atomic:
     * of two who offer at once, both get the same one back.
     *
     * @param offered the new one
     * @param now decides whether an older one is still good
     * @return the one that is there afterwards
     */
    PendingTotp offerPending(PendingTotp offered, Instant now);

    /**
     * Takes one try from a pending credential, before its code is judged: a single conditional write.
     *
     * @param userId whose
     * @param id which credential
     * @return whether there was one left
     */
    boolean takeTry(UserId userId, String id);

    /**
     * Makes the pending credential the live one, if it is still pending and none is live: atomic, one caller wins.
     *
     * @param userId whose
     * @param id which pending credential
     * @param step the time step that validated it, which counts as used
     * @param at when
     * @return whether this caller won
     */
    boolean activate(UserId userId, String id, long step, Instant at);

    /**
     * Uses up a time step: a single conditional write that succeeds only for a step newer than every one before.
     *
     * @param userId whose
     * @param step which time step
     * @return whether this caller won
     */
    boolean consumeStep(UserId userId, long step);

    /**
     * Deletes the live credential and the pending one.
     *
     * @param userId whose
     * @return whether there was a live one
     */
    boolean delete(UserId userId);
}
