package org.accountkit.twofactor;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.accountkit.access.TwoFactorStatus;
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
     * Tells how it stands with the two-factor authentication of these users.
     *
     * @param userIds any number of users
     * @return those who have a live credential; {@link TwoFactorStatus#NEEDS_ENROLMENT} where its secret is gone
     */
    Map<UserId, TwoFactorStatus> statusOf(Collection<UserId> userIds);

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
     * Makes the pending credential the live one, if it is still pending and no live one has a secret: atomic, one caller
     * wins.
     *
     * @param credential the one that is pending, perhaps under another seal
     * @param step the time step that validated it, which counts as used
     * @param at when
     * @return whether this caller won
     */
    boolean activate(TotpCredential credential, long step, Instant at);

    /**
     * Adds live credentials of users who have none, as they come from another system.
     *
     * @param credentials one of each user
     * @param at when
     */
    void addAll(Collection<TotpCredential> credentials, Instant at);

    /**
     * Uses up a time step: a single conditional write that succeeds only for a step that is newer than every one before,
     * and not the one taken out of use.
     *
     * @param userId whose
     * @param step which time step
     * @return whether this caller won
     */
    boolean consumeStep(UserId userId, long step);

    /**
     * Takes a time step that is still to come out of use, since somebody learned that a code is of it. Only the last such
     * step is remembered.
     *
     * @param userId whose
     * @param step which time step
     */
    void withdrawStep(UserId userId, long step);

    /**
     * Deletes the live credential and the pending one.
     *
     * @param userId whose
     * @return whether there was a live one
     */
    boolean delete(UserId userId);

    /**
     * Lists live credentials by the master key that they are sealed under.
     *
     * @param keyId the key's id
     * @param after the last one of the page before, empty for the first page
     * @param limit how many at most
     * @return in the order of their user ids
     */
    List<TotpCredential> sealedUnder(String keyId, Optional<UserId> after, int limit);

    /**
     * Puts live credentials under new seals. One that is no longer under the old key is left alone.
     *
     * @param credentials with their new seals
     * @param oldKeyId the key that they were sealed under
     * @return how many were changed
     */
    int reseal(Collection<TotpCredential> credentials, String oldKeyId);

    /**
     * Forgets every secret that is sealed under a key: live credentials stay without a secret, pending ones are deleted.
     *
     * @param keyId the key's id
     * @return how many live credentials lost their secret
     */
    int forgetSealedUnder(String keyId);
}
