package org.accountkit.throttle;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Keeps attempt counters, shared by all nodes. */
public interface AttemptStore {

    /**
     * Reads a counter.
     *
     * @param key which one
     * @return its attempts, empty when none count
     */
    Optional<Attempts> find(AttemptKey key);

    /**
     * Reads several counters at once.
     *
     * @param keys which ones
     * @return those that count something
     */
    default Map<AttemptKey, Attempts> findAll(Collection<AttemptKey> keys) {
        Map<AttemptKey, Attempts> found = new HashMap<>();
        keys.forEach(key -> find(key).ifPresent(attempts -> found.put(key, attempts)));
        return found;
    }

    /**
     * Replaces a counter that is still as expected: a single conditional write.
     *
     * @param key which one
     * @param expected what {@link #find} gave; empty when there was none
     * @param next what it becomes
     * @param staleFrom from when a sweep may forget it, unless it moves before; empty to keep it until it is reset
     * @return whether this caller won; when not, somebody else changed it first
     */
    boolean replace(AttemptKey key, Optional<Attempts> expected, Attempts next, Optional<Instant> staleFrom);

    /**
     * Resets a counter that is still as expected: a single conditional write.
     *
     * @param key which one
     * @param expected what {@link #find} gave
     * @return whether this caller won
     */
    boolean remove(AttemptKey key, Attempts expected);

    /**
     * Resets a counter.
     *
     * @param key which one
     */
    void remove(AttemptKey key);

    /**
     * Forgets counters that no longer matter.
     *
     * @param now those that are stale by then
     * @return how many
     */
    int sweep(Instant now);
}
