package org.accountkit.testkit.throttle;

import java.time.Instant;
import java.util.Optional;
import org.accountkit.throttle.AttemptStore;
import org.accountkit.throttle.AttemptStore.AttemptKey;
import org.accountkit.throttle.AttemptStore.Attempts;

/** Passes every call on to another store, and counts them. */
class ForwardingAttemptStore implements AttemptStore {

    private final AttemptStore attempts;
    private int reads;
    private int writes;

    ForwardingAttemptStore(AttemptStore attempts) {
        this.attempts = attempts;
    }

    int reads() {
        return reads;
    }

    int writes() {
        return writes;
    }

    @Override
    public Optional<Attempts> find(AttemptKey key) {
        reads++;
        return attempts.find(key);
    }

    @Override
    public boolean replace(AttemptKey key, Optional<Attempts> expected, Attempts next, Optional<Instant> staleFrom) {
        writes++;
        return attempts.replace(key, expected, next, staleFrom);
    }

    @Override
    public boolean remove(AttemptKey key, Attempts expected) {
        writes++;
        return attempts.remove(key, expected);
    }

    @Override
    public void remove(AttemptKey key) {
        writes++;
        attempts.remove(key);
    }

    @Override
    public int sweep(Instant now, int most) {
        return attempts.sweep(now, most);
    }
}
