package org.accountkit.throttle;

import java.time.Instant;
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
     * Replaces a counter that is still as expected: a single conditional write.
     *
     * @param key which one
     * @param expected what {@link #find} gave; empty when there was none
     * @param next what it becomes
     * @return whether this caller won; when not, somebody else changed it first
     */
    boolean replace(AttemptKey key, Optional<Attempts> expected, Attempts next);

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
     * Forgets counters that nobody moved for long, but for those that may have reached a lock.
     *
     * @param before those whose last attempt was before
     * @param below those that count fewer attempts
     * @return how many
     */
    int sweep(Instant before, int below);
}
