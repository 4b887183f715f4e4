package org.accountkit.password;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.accountkit.user.UserId;

/** Keeps password hashes. */
public interface PasswordStore {

    /**
     * Finds the password of a user.
     *
     * @param userId whose
     * @return what is kept, empty when the user has none
     */
    Optional<StoredPassword> find(UserId userId);

    /**
     * Replaces a hash that is still the expected one: a single conditional write.
     *
     * @param userId whose
     * @param hash the new hash
     * @param expectedVersion the version that was verified
     * @param at when; for a hash of the same password, the time it was set
     * @return whether this caller won
     */
    boolean replace(UserId userId, PasswordHash hash, long expectedVersion, Instant at);

    /**
     * Sets a password, whatever there was before. The version grows.
     *
     * @param userId whose
     * @param hash the new hash
     * @param at when
     */
    void set(UserId userId, PasswordHash hash, Instant at);

    /**
     * Adds passwords of users who have none.
     *
     * @param hashes their hashes
     * @param at when
     */
    void addAll(Map<UserId, PasswordHash> hashes, Instant at);

    /**
     * Forgets a password.
     *
     * @param userId whose
     */
    void delete(UserId userId);
}
