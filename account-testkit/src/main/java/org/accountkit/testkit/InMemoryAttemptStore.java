package org.accountkit.testkit;

import java.time.Instant;
import java.util.Optional;
import org.accountkit.throttle.AttemptKey;
import org.accountkit.throttle.AttemptStore;
import org.accountkit.throttle.Attempts;

final class InMemoryAttemptStore implements AttemptStore {

    private final InMemoryUnitOfWork units;
    private final Table<AttemptKey, Attempts> counters;

    InMemoryAttemptStore(InMemoryUnitOfWork units) {
        this.units = units;
        this.counters = new Table<>(units);
    }

    @Override
    public Optional<Attempts> find(AttemptKey key) {
        return counters.find(key);
    }

    @Override
    public boolean replace(AttemptKey key, Optional<Attempts> expected, Attempts next) {
        return units.run(() -> {
            boolean won = find(key).equals(expected);
            if (won) {
                counters.put(key, next);
            }
            return won;
        });
    }

    @Override
    public boolean remove(AttemptKey key, Attempts expected) {
        return units.run(() -> find(key).filter(expected::equals).isPresent() && counters.remove(key));
    }

    @Override
    public void remove(AttemptKey key) {
        counters.remove(key);
    }

    @Override
    public int sweep(Instant before, int below) {
        return counters.removeIf(attempts -> attempts.last().isBefore(before) && attempts.count() < below);
    }
}
