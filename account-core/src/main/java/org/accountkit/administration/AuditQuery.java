package org.accountkit.administration;

import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import org.accountkit.audit.AuditEventType;
import org.accountkit.audit.AuditOutcome;

/** Which events an administrator reads, newest first. Immutable; what is not restricted is read whole. */
public final class AuditQuery {

    /** How many events may be read at once. */
    public static final int GREATEST_LIMIT = 200;

    private static final int USUAL_LIMIT = 50;

    private final Optional<String> user;
    private final Optional<String> actor;
    private final Set<AuditEventType> types;
    private final Optional<AuditOutcome> outcome;
    private final Optional<Instant> from;
    private final Optional<Instant> to;
    private final Optional<String> before;
    private final int limit;

    private AuditQuery(
            Optional<String> user,
            Optional<String> actor,
            Set<AuditEventType> types,
            Optional<AuditOutcome> outcome,
            Optional<Instant> from,
            Optional<Instant> to,
            Optional<String> before,
            int limit) {
        if (limit < 1 || limit > GREATEST_LIMIT) {
            throw new IllegalArgumentException("The limit of an audit query is 1 to " + GREATEST_LIMIT + ".");
        }
        this.user = user;
        this.actor = actor;
        this.types = types;
        this.outcome = outcome;
        this.from = from;
        this.to = to;
        this.before = before;
        this.limit = limit;
    }

    /** {@return a query for all events, 50 at once, to be narrowed} */
    public static AuditQuery all() {
        return new AuditQuery(
                Optional.empty(),
                Optional.empty(),
                Set.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                USUAL_LIMIT);
    }

    /**
     * Reads only the events in which a user acted or was concerned.
     *
     * @param user the user's id or exact name; an unknown one has no events
     * @return the query with that filter
     */
    public AuditQuery withUser(String user) {
        return new AuditQuery(Optional.of(user), actor, types, outcome, from, to, before, limit);
    }

    /**
     * Reads only the events in which a user acted.
     *
     * @param actor the user's id or exact name, or {@code console} for the operator; an unknown one has no events
     * @return the query with that filter
     */
    public AuditQuery withActor(String actor) {
        return new AuditQuery(user, Optional.of(actor), types, outcome, from, to, before, limit);
    }

    /**
     * Reads only the events of some types.
     *
     * @param types which ones, empty for all
     * @return the query with that filter
     */
    public AuditQuery withTypes(Collection<AuditEventType> types) {
        return new AuditQuery(user, actor, Set.copyOf(types), outcome, from, to, before, limit);
    }

    /**
     * Reads only the events that ended in one way.
     *
     * @param outcome how
     * @return the query with that filter
     */
    public AuditQuery withOutcome(AuditOutcome outcome) {
        return new AuditQuery(user, actor, types, Optional.of(outcome), from, to, before, limit);
    }

    /**
     * Reads only the events from a moment on.
     *
     * @param from the moment, included
     * @return the query with that filter
     */
    public AuditQuery withFrom(Instant from) {
        return new AuditQuery(user, actor, types, outcome, Optional.of(from), to, before, limit);
    }

    /**
     * Reads only the events before a moment.
     *
     * @param to the moment, not included
     * @return the query with that filter
     */
    public AuditQuery withTo(Instant to) {
        return new AuditQuery(user, actor, types, outcome, from, Optional.of(to), before, limit);
    }

    /**
     * Reads the page that begins where another one ended.
     *
     * @param before the {@link Page#next()} of the page before
     * @return the query with that beginning
     */
    public AuditQuery withBefore(String before) {
        return new AuditQuery(user, actor, types, outcome, from, to, Optional.of(before), limit);
    }

    /**
     * Reads at most so many events.
     *
     * @param limit 1 to {@value #GREATEST_LIMIT}
     * @return the query with that limit
     * @throws IllegalArgumentException when it is out of range
     */
    public AuditQuery withLimit(int limit) {
        return new AuditQuery(user, actor, types, outcome, from, to, before, limit);
    }

    /** {@return id or name of who acted or was concerned} */
    public Optional<String> user() {
        return user;
    }

    /** {@return id or name of who acted} */
    public Optional<String> actor() {
        return actor;
    }

    /** {@return the types, empty for all} */
    public Set<AuditEventType> types() {
        return types;
    }

    /** {@return how they ended} */
    public Optional<AuditOutcome> outcome() {
        return outcome;
    }

    /** {@return the earliest moment, included} */
    public Optional<Instant> from() {
        return from;
    }

    /** {@return the end, not included} */
    public Optional<Instant> to() {
        return to;
    }

    /** {@return where the page begins} */
    public Optional<String> before() {
        return before;
    }

    /** {@return how many at most} */
    public int limit() {
        return limit;
    }
}
