package org.accountkit.access.engine;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.accountkit.audit.AuditEvent;
import org.accountkit.audit.AuditEventType;
import org.accountkit.audit.AuditLog;
import org.accountkit.audit.engine.ClientNetwork;
import org.accountkit.audit.engine.EventIds;
import org.accountkit.transaction.UnitOfWork;
import org.accountkit.user.Realm;

/**
 * Records refusals, each in its own unit of work. The first of a kind is written immediately. Repetitions within a
 * minute are counted in memory and written as one event that says how many there were. Every node counts its own.
 *
 * <p>A refusal inside a host's transaction is written by another thread: the transaction may be rolled back, and may hold
 * the only connection. Safe for use by several threads.
 */
public final class RefusalJournal {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int MOST_MATTERS = 30;
    private static final int MOST_KINDS = 1_000;
    private static final int MOST_STRANGERS = 30;
    private static final String OTHERS = "*";
    private static final Matter OTHER_MATTERS = new Matter(Optional.of(OTHERS), Map.of());

    private final AuditLog log;
    private final EventIds ids;
    private final Clock clock;
    private final UnitOfWork units;
    private final Map<Kind, Map<Matter, RefusalTally>> tallies = new HashMap<>();
    private final Lock flushing = new ReentrantLock();
    private volatile Runnable writer = () -> {};

    /**
     * Creates an empty journal.
     *
     * @param log where events are stored
     * @param ids the source of event ids
     * @param clock tells when a minute is over
     * @param units the unit of work that the log takes part in
     */
    public RefusalJournal(AuditLog log, EventIds ids, Clock clock, UnitOfWork units) {
        this.log = log;
        this.ids = ids;
        this.clock = clock;
        this.units = units;
    }

    /**
     * Sets how to have {@link #writeDue} run by another thread. Until then, a refusal inside a host's transaction waits
     * for the next flush.
     *
     * @param value starts that thread, or wakes it
     */
    public void writeBy(Runnable value) {
        writer = value;
    }

    /** Records a refusal. */
    void record(AuditEvent refusal) {
        Optional<RefusalTally> due = count(refusal);
        if (due.isPresent() && units.active()) {
            writer.run();
        } else {
            due.ifPresent(this::write);
        }
    }

    private synchronized Optional<RefusalTally> count(AuditEvent refusal) {
        RefusalTally tally = tallyOf(refusal);
        tally.add(refusal);
        return Optional.of(tally).filter(counted -> counted.isDue(now()));
    }

    private RefusalTally tallyOf(AuditEvent refusal) {
        Kind kind = Kind.of(refusal);
        if (tallies.size() >= MOST_KINDS) {
            forgetOld();
        }
        boolean room = tallies.containsKey(kind) || hasRoomFor(kind);
        Map<Matter, RefusalTally> ofKind =
                tallies.computeIfAbsent(room ? kind : kind.ofOthers(), any -> new HashMap<>());
        Matter matter = Matter.of(refusal);
        boolean known = ofKind.containsKey(matter) || ofKind.size() < MOST_MATTERS;
        return ofKind.computeIfAbsent(known ? matter : OTHER_MATTERS, any -> new RefusalTally(now()));
    }

    private boolean hasRoomFor(Kind kind) {
        return tallies.size() < MOST_KINDS && (!kind.ofStranger() || strangers() < MOST_STRANGERS);
    }

    private long strangers() {
        return tallies.keySet().stream().filter(Kind::ofStranger).count();
    }

    /** Writes the refusals of every minute that is over. Does nothing inside a unit of work. */
    public void writeDue() {
        Instant now = now();
        write(tally -> tally.isDue(now));
        forgetOld();
    }

    /** Writes all refusals that have been counted. Does nothing inside a unit of work. */
    public void flush() {
        write(tally -> true);
    }

    private void write(Predicate<RefusalTally> selected) {
        if (units.active()) {
            return;
        }
        flushing.lock();
        try {
            select(selected).forEach(this::write);
        } finally {
            flushing.unlock();
        }
    }

    private synchronized List<RefusalTally> select(Predicate<RefusalTally> selected) {
        return tallies.values().stream()
                .flatMap(ofKind -> ofKind.values().stream())
                .filter(selected)
                .toList();
    }

    private synchronized void forgetOld() {
        tallies.values().forEach(ofKind -> ofKind.values().removeIf(tally -> tally.isOver(now())));
        tallies.values().removeIf(Map::isEmpty);
    }

    /** What could not be written stays counted. */
    private void write(RefusalTally tally) {
        Optional<RefusalTally.Counted> counted = take(tally);
        try {
            counted.ifPresent(some -> units.execute(() -> log.append(some.toEvent(ids))));
        } catch (RuntimeException | Error e) {
            counted.ifPresent(some -> giveBack(tally, some));
            throw e;
        }
    }

    private synchronized Optional<RefusalTally.Counted> take(RefusalTally tally) {
        return tally.take(now().plus(MINUTE));
    }

    private synchronized void giveBack(RefusalTally tally, RefusalTally.Counted counted) {
        tally.giveBack(counted, now());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /**
     * What counts as the same kind of refusal: who was refused what, and why. Guesses at made-up names come from any
     * number of addresses, of which 30 have their own events in a minute.
     */
    private record Kind(Realm realm, AuditEventType type, String code, String who, boolean ofStranger) {

        static Kind of(AuditEvent refusal) {
            String from = refusal.address().map(ClientNetwork::of).orElse("");
            return new Kind(
                    refusal.realm(),
                    refusal.type(),
                    refusal.details().getOrDefault("code", ""),
                    refusal.actor().orElse(from),
                    refusal.actor().isEmpty() && refusal.subject().isEmpty());
        }

        Kind ofOthers() {
            return new Kind(realm, type, code, OTHERS, ofStranger);
        }
    }

    /** What it was about: 30 matters of each kind have their own events in a minute. */
    private record Matter(Optional<String> subject, Map<String, String> details) {

        static Matter of(AuditEvent refusal) {
            return new Matter(refusal.subject(), refusal.details());
        }
    }
}
