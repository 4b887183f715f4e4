package org.accountkit.user;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** Keeps account states. A user without a row has {@link AccountState#initial}; every writing method makes the row. */
public interface AccountStateStore {

    /**
     * Reads a state.
     *
     * @param userId whose
     * @return the state, empty when none is kept
     */
    Optional<AccountState> find(UserId userId);

    /**
     * Reads several states at once.
     *
     * @param userIds whose
     * @return those that are kept
     */
    Map<UserId, AccountState> findAll(Collection<UserId> userIds);

    /**
     * Adds states of users of whom nothing is kept yet.
     *
     * @param states one of each user
     */
    void addAll(Collection<AccountState> states);

    /**
     * Raises the epoch, which ends every session that does not move along. Atomic.
     *
     * @param userId whose
     * @return the new epoch
     */
    long raiseEpoch(UserId userId);

    /**
     * Sets both requirements and adds one to the version, if the version is still as expected: a single conditional
     * write.
     *
     * @param userId whose
     * @param expectedVersion the version that the edit is based on
     * @param passwordChangeRequired the new value
     * @param twoFactorRequired the new value
     * @return whether this caller won
     */
    boolean edit(UserId userId, long expectedVersion, boolean passwordChangeRequired, boolean twoFactorRequired);

    /**
     * Sets whether the password must be changed; the version stays.
     *
     * @param userId whose
     * @param required the new value
     */
    void setPasswordChangeRequired(UserId userId, boolean required);

    /**
     * Notes a sign-in; the version stays.
     *
     * @param userId whose
     * @param at when
     */
    void recordSignIn(UserId userId, Instant at);

    /**
     * Forgets a state.
     *
     * @param userId whose
     */
    void delete(UserId userId);
}
