package org.accountkit.throttle;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Stores attempt counters, shared by all nodes. */
public interface AttemptStore {

    /**
     * Finds a counter.
     *
     * @param key the key
     * @return its attempts; empty if it counts none
     */
    Optional<Attempts> find(AttemptKey key);

    /**
     * Finds several counters with one call.
     *
     * @param keys the keys
     * @return the counters that count any attempts
     */
    default Map<AttemptKey, Attempts> findAll(Collection<AttemptKey> keys) {
        Map<AttemptKey, Attempts> found = new HashMap<>();
        keys.forEach(key -> find(key).ifPresent(attempts -> found.put(key, attempts)));
        return found;
    }

    /**
     * Replaces a counter if it is still as expected, in a single conditional write.
     *
     * @param key the counter's key
     * @param expected the attempts that {@link #find} returned; empty if there were none
     * @param next the new attempts
     * @param staleFrom when a sweep may delete the counter, unless it changes before then; empty to keep it until it is
     *     reset
     * @return whether the write won; if not, another writer changed the counter first
     */
    boolean replace(AttemptKey key, Optional<Attempts> expected, Attempts next, Optional<Instant> staleFrom);

    /**
     * Resets a counter if it is still as expected, in a single conditional write.
     *
     * @param key the counter's key
     * @param expected the attempts that {@link #find} returned
     * @return whether the write won
     */
    boolean remove(AttemptKey key, Attempts expected);

    /**
     * Resets a counter.
     *
     * @param key the key
     */
    void remove(AttemptKey key);

    /**
     * Deletes stale counters.
     *
     * @param now deletes the counters that are stale at this time
     * @return how many were deleted
     */
    int sweep(Instant now);
}
