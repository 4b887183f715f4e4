package org.accountkit.jpa;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.accountkit.throttle.AttemptStore;
import org.accountkit.throttle.AttemptStore.AttemptKey;
import org.accountkit.throttle.AttemptStore.Attempts;

final class JpaAttemptStore implements AttemptStore {

    private static final String AS_EXPECTED =
            " where a.id = ?1 and a.attempts = ?2 and a.firstAt = ?3 and a.lastAt = ?4";

    private static final SweepOrder STALE = new SweepOrder("account_attempt", "id", "staleAt");

    private final Database database;
    private final AttemptBatches batches;

    JpaAttemptStore(Database database) {
        this.database = database;
        this.batches = new AttemptBatches(database);
    }

    @Override
    public Optional<Attempts> find(AttemptKey key) {
        return database.first(AttemptRow.class, "select a from account_attempt a where a.id = ?1", key.value())
                .map(AttemptRow::toAttempts);
    }

    @Override
    public Map<AttemptKey, Attempts> findAll(Collection<AttemptKey> keys) {
        return InLists.list(
                        keys.stream().map(AttemptKey::value).distinct().toList(),
                        ids -> database.list(AttemptRow.class, "select a from account_attempt a where a.id in ?1", ids))
                .stream()
                .collect(Collectors.toMap(AttemptRow::key, AttemptRow::toAttempts));
    }

    @Override
    public boolean replace(AttemptKey key, Optional<Attempts> expected, Attempts next, Optional<Instant> staleFrom) {
        return expected.map(counted -> replace(key, counted, next, staleFrom))
                .orElseGet(() -> add(key, next, staleFrom));
    }

    private boolean replace(AttemptKey key, Attempts expected, Attempts next, Optional<Instant> staleFrom) {
        return database.update(
                        "update account_attempt a set a.attempts = ?5, a.firstAt = ?6, a.lastAt = ?7, a.staleAt = ?8"
                                + AS_EXPECTED,
                        key.value(),
                        expected.count(),
                        expected.since().toEpochMilli(),
                        expected.last().toEpochMilli(),
                        next.count(),
                        next.since().toEpochMilli(),
                        next.last().toEpochMilli(),
                        Millis.orNull(staleFrom))
                == 1;
    }

    private boolean add(AttemptKey key, Attempts next, Optional<Instant> staleFrom) {
        return database.inUnit(() -> {
            boolean first = find(key).isEmpty();
            if (first) {
                database.insert(new AttemptRow(key, next, staleFrom));
            }
            return first;
        });
    }

    /** A counter that another unit begins at the same time violates the primary key, which is reported as a lost race. */
    @Override
    public List<Change> changeAll(List<Change> changes) {
        return database.inUnit(
                () -> batches.areCounted() ? batches.changeAll(changes) : AttemptStore.super.changeAll(changes));
    }

    @Override
    public boolean remove(AttemptKey key, Attempts expected) {
        return database.update(
                        "delete from account_attempt a" + AS_EXPECTED,
                        key.value(),
                        expected.count(),
                        expected.since().toEpochMilli(),
                        expected.last().toEpochMilli())
                == 1;
    }

    @Override
    public void remove(AttemptKey key) {
        database.update("delete from account_attempt a where a.id = ?1", key.value());
    }

    @Override
    public int sweep(Instant now, int most) {
        return database.deleteFirst(STALE, now.toEpochMilli() + 1, most);
    }
}
