package org.accountkit.access.engine;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Iterables;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Collects when credentials were last used, so that authentication does not have to write. A flusher writes the times
 * in batches. Safe for use by several threads.
 */
public final class LastUse {

    private static final int BATCH = 1000;

    private final Map<String, Instant> collected = new ConcurrentHashMap<>();
    private final Consumer<Map<String, Instant>> writer;

    /**
     * Collects times for one store.
     *
     * @param writer writes a batch of times, keyed by credential id
     */
    public LastUse(Consumer<Map<String, Instant>> writer) {
        this.writer = writer;
    }

    /**
     * Records a use.
     *
     * @param id the credential's id
     * @param at the time of use
     */
    public void record(String id, Instant at) {
        if (!at.equals(collected.get(id))) {
            collected.merge(id, at, LastUse::later);
        }
    }

    /**
     * Returns a time of last use that has not been written yet.
     *
     * @param id the credential's id
     * @return when it was last used; empty if nothing is waiting to be written
     */
    public Optional<Instant> waiting(String id) {
        return Optional.ofNullable(collected.get(id));
    }

    /**
     * Returns the later of the stored time of last use and the one that has not been written yet.
     *
     * @param id the credential's id
     * @param stored the stored time
     * @return when the credential was last used
     */
    public Instant latest(String id, Instant stored) {
        return waiting(id).map(waiting -> later(waiting, stored)).orElse(stored);
    }

    /**
     * Writes the collected times, a thousand at a time, so that no transaction holds many locks for long. Those that
     * arrive meanwhile wait for the next flush, and so do those that could not be written.
     */
    public void flush() {
        SortedMap<String, Instant> waiting = new TreeMap<>(collected);
        for (List<Map.Entry<String, Instant>> some : Iterables.partition(waiting.entrySet(), BATCH)) {
            Map<String, Instant> batch = ImmutableMap.copyOf(some);
            writer.accept(batch);
            batch.forEach(collected::remove);
        }
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
