package org.accountkit.user;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Stores account states. A user without a row has {@link AccountState#initial}; every method that writes creates the
 * row.
 */
public interface AccountStateStore {

    /**
     * Finds a state.
     *
     * @param userId the user's id
     * @return the state; empty if none is stored
     */
    Optional<AccountState> find(UserId userId);

    /**
     * Finds several states with one call.
     *
     * @param userIds the users' ids
     * @return the states that are stored
     */
    Map<UserId, AccountState> findAll(Collection<UserId> userIds);

    /**
     * Returns a page of the stored states, of all realms.
     *
     * @param after the last user id of the previous page; empty for the first page
     * @param limit the maximum number of states
     * @return the states, sorted by user id
     */
    List<AccountState> list(Optional<UserId> after, int limit);

    /**
     * Adds the states of users for whom nothing is stored yet.
     *
     * @param states one state per user
     * @throws org.accountkit.transaction.LostRaceException if a state is stored for one of them; nothing is replaced
     */
    void addAll(Collection<AccountState> states);

    /**
     * Locks a user's state until the current unit of work ends. Meanwhile, no other unit can lock or change it. Services
     * lock a state before they read anything else on which they base a change of the account.
     *
     * <p>In a cluster of databases, two units on two nodes may hold the lock, but then only one of them can commit. So
     * locking has to write to the row.
     *
     * @param userId the user's id
     * @return the state, including what other units committed before they released the lock
     */
    AccountState lock(UserId userId);

    /**
     * Locks a user's state as {@link #lock} does, for a unit that reads it with the rest of the account. An adapter can
     * save the read.
     *
     * @param userId the user's id
     */
    default void lockOnly(UserId userId) {
        lock(userId);
    }

    /**
     * Raises the epoch, which ends every session that is not moved to the new one. Atomic.
     *
     * @param userId the user's id
     * @return the new epoch
     */
    long raiseEpoch(UserId userId);

    /**
     * Raises the epoch to a given one, unless it is that high already, in a single conditional write.
     *
     * @param userId the user's id
     * @param epoch the epoch to raise it to
     * @return whether the write won
     */
    boolean raiseEpochTo(UserId userId, long epoch);

    /**
     * Sets both requirements and increments the version, if it is still the expected one, in a single conditional
     * write.
     *
     * @param userId the user's id
     * @param expectedVersion the version on which the edit is based
     * @param passwordChangeRequired the new value
     * @param twoFactorRequired the new value
     * @return whether the write won
     */
    boolean edit(UserId userId, long expectedVersion, boolean passwordChangeRequired, boolean twoFactorRequired);

    /**
     * Sets whether the password must be changed. Leaves the version unchanged.
     *
     * @param userId the user's id
     * @param required the new value
     */
    void setPasswordChangeRequired(UserId userId, boolean required);

    /**
     * Records a sign-in. Leaves the version unchanged.
     *
     * @param userId the user's id
     * @param at the time of the sign-in
     */
    void recordSignIn(UserId userId, Instant at);

    /**
     * Deletes a state.
     *
     * @param userId the user's id
     */
    void delete(UserId userId);
}
