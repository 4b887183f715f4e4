package org.accountkit.access.engine;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Collects when credentials were last used, so that authenticating a request writes nothing; a flusher writes them in a
 * batch. Safe for use by several threads.
 */
public final class LastUse {

    private final Map<String, Instant> collected = new ConcurrentHashMap<>();
    private final Consumer<Map<String, Instant>> writer;

    /**
     * Collects for one store.
     *
     * @param writer writes a batch, by credential id
     */
    public LastUse(Consumer<Map<String, Instant>> writer) {
        this.writer = writer;
    }

    /**
     * Notes a use.
     *
     * @param id which credential
     * @param at when
     */
    public void record(String id, Instant at) {
        collected.merge(id, at, LastUse::later);
    }

    /**
     * Reads a use that was not written yet.
     *
     * @param id which credential
     * @return when it was last used, empty when nothing is waiting
     */
    public Optional<Instant> waiting(String id) {
        return Optional.ofNullable(collected.get(id));
    }

    /**
     * Returns the later of a stored time of last use and one that was not written yet.
     *
     * @param id which credential
     * @param stored what the store says
     * @return when it was last used
     */
    public Instant latest(String id, Instant stored) {
        return waiting(id).map(waiting -> later(waiting, stored)).orElse(stored);
    }

    /** Writes what was collected; what arrives meanwhile stays for the next time. */
    public void flush() {
        Map<String, Instant> batch = Map.copyOf(collected);
        if (!batch.isEmpty()) {
            writer.accept(batch);
            batch.forEach(collected::remove);
        }
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
