package org.accountkit.access.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.accountkit.audit.AuditEvent;
import org.accountkit.audit.engine.EventIds;

/** Counts the refusals of one kind that have not been written yet. Its journal lets one thread at a time use it. */
final class RefusalTally {

    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

    private Optional<Counted> counted = Optional.empty();
    private Instant dueFrom;

    RefusalTally(Instant dueFrom) {
        this.dueFrom = dueFrom;
    }

    void add(AuditEvent refusal) {
        Counted one = new Counted(refusal, 1, refusal.at());
        counted = Optional.of(counted.map(some -> some.plus(one)).orElse(one));
    }

    /** Reports whether something is to be written now. */
    boolean isDue(Instant now) {
        return counted.isPresent() && hasWaited(now);
    }

    /** Reports whether nothing is to be written and no minute is under way. */
    boolean isOver(Instant now) {
        return counted.isEmpty() && hasWaited(now);
    }

    /** A clock that was set back must not make anything wait longer. */
    private boolean hasWaited(Instant now) {
        return !now.isBefore(dueFrom) || now.isBefore(dueFrom.minus(LONGEST_WAIT));
    }

    Optional<Counted> take(Instant nextDueFrom) {
        Optional<Counted> taken = counted;
        counted = Optional.empty();
        if (taken.isPresent()) {
            dueFrom = nextDueFrom;
        }
        return taken;
    }

    void giveBack(Counted unwritten, Instant nextDueFrom) {
        counted = Optional.of(counted.map(unwritten::plus).orElse(unwritten));
        dueFrom = nextDueFrom;
    }

    /**
     * One event for one or more refusals.
     *
     * @param event the last of them, with what all of them have in common
     * @param times how many there were
     * @param since the time of the first one
     */
    record Counted(AuditEvent event, int times, Instant since) {

        Counted plus(Counted later) {
            return new Counted(common(event, later.event), times + later.times, since);
        }

        AuditEvent toEvent(EventIds ids) {
            if (times == 1) {
                return event;
            }
            Map<String, String> details = new HashMap<>(event.details());
            details.put("times", Integer.toString(times));
            details.put("since", since.toString());
            return new AuditEvent(
                    ids.next(event.at()),
                    event.realm(),
                    event.at(),
                    event.type(),
                    event.outcome(),
                    event.actor(),
                    event.subject(),
                    event.credential(),
                    event.address(),
                    event.correlationId(),
                    details);
        }

        private static AuditEvent common(AuditEvent one, AuditEvent other) {
            return new AuditEvent(
                    other.id(),
                    other.realm(),
                    other.at(),
                    other.type(),
                    other.outcome(),
                    common(one.actor(), other.actor()),
                    common(one.subject(), other.subject()),
                    common(one.credential(), other.credential()),
                    common(one.address(), other.address()),
                    common(one.correlationId(), other.correlationId()),
                    common(one.details(), other.details()));
        }

        private static Optional<String> common(Optional<String> one, Optional<String> other) {
            return one.filter(value -> Objects.equals(other.orElse(null), value));
        }

        private static Map<String, String> common(Map<String, String> one, Map<String, String> other) {
            Map<String, String> both = new HashMap<>(one);
            both.entrySet().retainAll(other.entrySet());
            return both;
        }
    }
}
