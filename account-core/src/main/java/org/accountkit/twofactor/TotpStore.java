package org.accountkit.twofactor;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.accountkit.access.Account.TwoFactorStatus;
import org.accountkit.access.engine.StoredTimes;
import org.accountkit.secret.SealedSecret;
import org.accountkit.secret.SecretProtector.SealContext;
import org.accountkit.user.Realm;
import org.accountkit.user.UserId;

/** Stores TOTP credentials: at most one active and one pending per user. */
public interface TotpStore {

    /**
     * Finds a user's active credential.
     *
     * @param userId the user's id
     * @return the credential; empty if two-factor authentication is not active
     */
    Optional<StoredTotp> find(UserId userId);

    /**
     * Finds the active credentials of several users with one call.
     *
     * @param userIds any number of users
     * @return the credentials of the users who have one
     */
    default Map<UserId, StoredTotp> findAll(Collection<UserId> userIds) {
        Map<UserId, StoredTotp> found = new HashMap<>();
        userIds.forEach(userId -> find(userId).ifPresent(totp -> found.put(userId, totp)));
        return found;
    }

    /**
     * Returns the status of two-factor authentication for several users.
     *
     * @param userIds any number of users
     * @return the status of the users who have an active credential: {@link TwoFactorStatus#NEEDS_ENROLMENT} unless it
     *     {@link TotpCredential#isSound()}
     */
    Map<UserId, TwoFactorStatus> statusOf(Collection<UserId> userIds);

    /**
     * Finds a user's pending credential.
     *
     * @param userId the user's id
     * @return the credential, whether or not it can still be validated; empty if there is none
     */
    Optional<PendingTotp> findPending(UserId userId);

    /**
     * Stores a new pending credential, unless the user has one that can still be validated. Atomic: concurrent callers
     * get the same credential back.
     *
     * @param offered the new credential
     * @param now the time at which an older credential must still be {@linkplain PendingTotp#isGoodBeside valid}
     * @return the credential that is pending afterwards
     */
    PendingTotp offerPending(PendingTotp offered, Instant now);

    /**
     * Takes one try from a pending credential, before its code is judged, in a single conditional write.
     *
     * @param userId the user's id
     * @param id the credential's id
     * @return whether a try was left
     */
    boolean takeTry(UserId userId, String id);

    /**
     * Deletes a pending credential. Leaves the active one alone.
     *
     * @param userId the user's id
     * @param id the pending credential's id
     */
    void discardPending(UserId userId, String id);

    /**
     * Activates the pending credential, if it is still pending and no active one {@link TotpCredential#isSound()}. Atomic:
     * only one caller wins.
     *
     * @param credential the pending credential, possibly with another seal
     * @param step the time step that validated it, which is now spent
     * @param at the time
     * @return whether the write won
     */
    boolean activate(TotpCredential credential, long step, Instant at);

    /**
     * Adds active credentials of users who have none, for an import from another system.
     *
     * @param credentials one credential per user
     * @param at the time
     */
    void addAll(Collection<TotpCredential> credentials, Instant at);

    /**
     * Spends a time step, in a single conditional write. It succeeds only for a step that is newer than all before it
     * and has not been withdrawn.
     *
     * @param userId the user's id
     * @param step the time step
     * @return whether the write won
     */
    boolean consumeStep(UserId userId, long step);

    /**
     * Withdraws a time step that is still to come, because a caller has learned which code is for it. Only the last
     * withdrawn step is remembered.
     *
     * @param userId the user's id
     * @param step the time step
     */
    void withdrawStep(UserId userId, long step);

    /**
     * Deletes a user's active and pending credentials.
     *
     * @param userId the user's id
     * @return whether there was an active one
     */
    boolean delete(UserId userId);

    /**
     * Returns a page of the active credentials that a master key has sealed.
     *
     * @param keyId the key's id
     * @param after the last user id of the previous page; empty for the first page
     * @param limit the maximum number of credentials
     * @return the credentials, sorted by user id
     */
    List<TotpCredential> sealedUnder(String keyId, Optional<UserId> after, int limit);

    /**
     * Replaces the seals of active credentials. Credentials that are no longer under the old key are left alone.
     *
     * @param credentials the credentials with their new seals
     * @param oldKeyId the id of the key under which they were sealed
     * @return how many were changed
     */
    int reseal(Collection<TotpCredential> credentials, String oldKeyId);

    /**
     * Deletes every secret that a master key has sealed: active credentials remain without a secret, pending ones are
     * deleted.
     *
     * @param keyId the key's id
     * @return how many live credentials lost their secret
     */
    int forgetSealedUnder(String keyId);

    /**
     * Deletes expired pending credentials.
     *
     * @param expiredBefore deletes those that expired before this time
     * @param most the maximum number of credentials to delete
     * @return how many were deleted
     */
    int sweepPending(Instant expiredBefore, int most);

    /**
     * An active TOTP credential.
     *
     * @param credential the credential
     * @param activatedAt when it was validated or imported
     * @param lastStep the newest time step that has been accepted
     */
    record StoredTotp(TotpCredential credential, Instant activatedAt, long lastStep) {}

    /**
     * A TOTP credential that has yet to be validated.
     *
     * @param credential the credential
     * @param expiresAt when it expires
     * @param triesLeft how many more codes may be tried
     */
    record PendingTotp(TotpCredential credential, Instant expiresAt, int triesLeft) {

        /** {@return its public id} */
        public String id() {
            return credential.id();
        }

        /**
         * Reports whether the credential can still be validated.
         *
         * @param now the current time
         * @return whether it has neither expired nor run out of tries
         */
        public boolean isGood(Instant now) {
            return triesLeft > 0 && now.isBefore(expiresAt);
        }

        /**
         * Reports whether the credential can still be validated, so that a new one must not replace it.
         *
         * @param offered the new credential
         * @param now the current time
         * @return whether it {@linkplain #isGood is good} and does not outlast the new one: an older credential that does
         *     was stored before the clock was corrected
         */
        public boolean isGoodBeside(PendingTotp offered, Instant now) {
            return isGood(now) && StoredTimes.isPlausible(expiresAt, offered.expiresAt());
        }
    }

    /**
     * A stored TOTP credential, pending or active.
     *
     * @param id the public id, to which the seal is bound
     * @param realm the realm of the user
     * @param userId the user's id
     * @param parameters how its codes are computed
     * @param sealed the sealed secret; empty if its master key was abandoned: two-factor authentication stays active, and
     *     the user has to enrol again
     * @param weak whether the secret was imported although it is too short: it works, and the user has to enrol again
     */
    record TotpCredential(
            String id,
            Realm realm,
            UserId userId,
            TotpParameters parameters,
            Optional<SealedSecret> sealed,
            boolean weak) {

        /**
         * A credential whose secret is long enough.
         *
         * @param id the public id
         * @param realm the realm of the user
         * @param userId the user's id
         * @param parameters how its codes are computed
         * @param sealed the sealed secret, if it is not lost
         */
        public TotpCredential(
                String id, Realm realm, UserId userId, TotpParameters parameters, Optional<SealedSecret> sealed) {
            this(id, realm, userId, parameters, sealed, false);
        }

        /** {@return whether the user has no need to enrol again} */
        public boolean isSound() {
            return sealed.isPresent() && !weak;
        }

        /** {@return the context to which the seal is bound, the same for a pending and an active credential} */
        public SealContext sealContext() {
            return new SealContext(realm, "totp", userId.value(), id);
        }

        /**
         * Returns this credential with another seal.
         *
         * @param seal the new seal of the same secret
         * @return the credential with that seal
         */
        public TotpCredential sealedAs(SealedSecret seal) {
            return new TotpCredential(id, realm, userId, parameters, Optional.of(seal), weak);
        }

        /** {@return this credential without its secret} */
        public TotpCredential withoutSecret() {
            return new TotpCredential(id, realm, userId, parameters, Optional.empty(), weak);
        }
    }
}
