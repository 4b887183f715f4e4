package org.accountkit.password;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.accountkit.user.UserId;

/** Stores password hashes. */
public interface PasswordStore {

    /**
     * Finds the password of a user.
     *
     * @param userId the user's id
     * @return the stored password; empty if the user has none
     */
    Optional<StoredPassword> find(UserId userId);

    /**
     * Finds the passwords of several users with one call.
     *
     * @param userIds any number of users
     * @return the passwords of the users who have one
     */
    default Map<UserId, StoredPassword> findAll(Collection<UserId> userIds) {
        Map<UserId, StoredPassword> found = new HashMap<>();
        userIds.forEach(userId -> find(userId).ifPresent(password -> found.put(userId, password)));
        return found;
    }

    /**
     * Replaces a hash if it is still the expected one, in a single conditional write.
     *
     * @param userId the user's id
     * @param hash the new hash
     * @param expectedVersion the version that was verified
     * @param at the time; for a new hash of the same password, the time at which the password was set
     * @return whether the write won
     */
    boolean replace(UserId userId, PasswordHash hash, long expectedVersion, Instant at);

    /**
     * Sets a password, replacing any other. Increments the version.
     *
     * @param userId the user's id
     * @param hash the new hash
     * @param at the time
     */
    void set(UserId userId, PasswordHash hash, Instant at);

    /**
     * Adds passwords of users who have none.
     *
     * @param hashes the hashes, by user id
     * @param at the time
     */
    void addAll(Map<UserId, PasswordHash> hashes, Instant at);

    /**
     * Deletes a password.
     *
     * @param userId the user's id
     */
    void delete(UserId userId);

    /**
     * A stored password.
     *
     * @param hash the hash
     * @param version incremented by every replacement
     * @param changedAt when the password was set
     */
    record StoredPassword(PasswordHash hash, long version, Instant changedAt) {}
}
