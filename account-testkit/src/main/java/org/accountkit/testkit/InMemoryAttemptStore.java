package org.accountkit.testkit;

import java.time.Instant;
import java.util.Optional;
import org.accountkit.throttle.AttemptStore;
import org.accountkit.throttle.AttemptStore.AttemptKey;
import org.accountkit.throttle.AttemptStore.Attempts;

final class InMemoryAttemptStore implements AttemptStore {

    private final InMemoryUnitOfWork units;
    private final Table<AttemptKey, Kept> counters;

    InMemoryAttemptStore(InMemoryUnitOfWork units) {
        this.units = units;
        this.counters = new Table<>(units);
    }

    @Override
    public Optional<Attempts> find(AttemptKey key) {
        return counters.find(key).map(Kept::attempts);
    }

    @Override
    public boolean replace(AttemptKey key, Optional<Attempts> expected, Attempts next, Optional<Instant> staleFrom) {
        return units.run(() -> {
            boolean won = find(key).equals(expected);
            if (won) {
                counters.put(key, new Kept(next, staleFrom));
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
    public int sweep(Instant now, int most) {
        return counters.removeSome(
                kept -> kept.staleFrom().filter(stale -> !stale.isAfter(now)).isPresent(), most);
    }

    private record Kept(Attempts attempts, Optional<Instant> staleFrom) {}
}
