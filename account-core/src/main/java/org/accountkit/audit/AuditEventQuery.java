package org.accountkit.audit;

import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import org.accountkit.user.Realm;
import org.accountkit.user.UserId;

/** Which events of a realm to read, newest first. Immutable; what is not restricted is read whole. */
public final class AuditEventQuery {

    /** How many events may be read at once. */
    public static final int GREATEST_LIMIT = 1000;

    private static final int USUAL_LIMIT = 50;

    private final Realm realm;
    private final Optional<UserId> user;
    private final Optional<UserId> actor;
    private final Set<AuditEventType> types;
    private final Optional<AuditOutcome> outcome;
    private final Optional<Instant> from;
    private final Optional<Instant> to;
    private final Optional<String> before;
    private final int limit;

    private AuditEventQuery(
            Realm realm,
            Optional<UserId> user,
            Optional<UserId> actor,
            Set<AuditEventType> types,
            Optional<AuditOutcome> outcome,
            Optional<Instant> from,
            Optional<Instant> to,
            Optional<String> before,
            int limit) {
        if (limit < 1 || limit > GREATEST_LIMIT) {
            throw new IllegalArgumentException("The limit of an audit query is 1 to " + GREATEST_LIMIT + ".");
        }
        this.realm = realm;
        this.user = user;
        this.actor = actor;
        this.types = Set.copyOf(types);
        this.outcome = outcome;
        this.from = from;
        this.to = to;
        this.before = before;
        this.limit = limit;
    }

    /**
     * All events of a realm, 50 at once.
     *
     * @param realm where they happened
     * @return the query, to be narrowed
     */
    public static AuditEventQuery in(Realm realm) {
        return new AuditEventQuery(
                realm,
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
     * @param user who
     * @return the query with that filter
     */
    public AuditEventQuery withUser(UserId user) {
        return new AuditEventQuery(realm, Optional.of(user), actor, types, outcome, from, to, before, limit);
    }

    /**
     * Reads only the events in which a user acted.
     *
     * @param actor who; the operator acts as {@code console}
     * @return the query with that filter
     */
    public AuditEventQuery withActor(UserId actor) {
        return new AuditEventQuery(realm, user, Optional.of(actor), types, outcome, from, to, before, limit);
    }

    /**
     * Reads only the events of some types.
     *
     * @param types which ones, empty for all
     * @return the query with that filter
     */
    public AuditEventQuery withTypes(Collection<AuditEventType> types) {
        return new AuditEventQuery(realm, user, actor, Set.copyOf(types), outcome, from, to, before, limit);
    }

    /**
     * Reads only the events that ended in one way.
     *
     * @param outcome how
     * @return the query with that filter
     */
    public AuditEventQuery withOutcome(AuditOutcome outcome) {
        return new AuditEventQuery(realm, user, actor, types, Optional.of(outcome), from, to, before, limit);
    }

    /**
     * Reads only the events from a moment on.
     *
     * @param from the moment, included
     * @return the query with that filter
     */
    public AuditEventQuery withFrom(Instant from) {
        return new AuditEventQuery(realm, user, actor, types, outcome, Optional.of(from), to, before, limit);
    }

    /**
     * Reads only the events before a moment.
     *
     * @param to the moment, not included
     * @return the query with that filter
     */
    public AuditEventQuery withTo(Instant to) {
        return new AuditEventQuery(realm, user, actor, types, outcome, from, Optional.of(to), before, limit);
    }

    /**
     * Reads only the events whose id is less than another.
     *
     * @param before the other id, such as the last one of the page before
     * @return the query with that filter
     */
    public AuditEventQuery withBefore(String before) {
        return new AuditEventQuery(realm, user, actor, types, outcome, from, to, Optional.of(before), limit);
    }

    /**
     * Reads at most so many events.
     *
     * @param limit 1 to {@value #GREATEST_LIMIT}
     * @return the query with that limit
     * @throws IllegalArgumentException when it is out of range
     */
    public AuditEventQuery withLimit(int limit) {
        return new AuditEventQuery(realm, user, actor, types, outcome, from, to, before, limit);
    }

    /** {@return the realm} */
    public Realm realm() {
        return realm;
    }

    /** {@return who acted or was concerned} */
    public Optional<UserId> user() {
        return user;
    }

    /** {@return who acted} */
    public Optional<UserId> actor() {
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

    /** {@return what ids are less than} */
    public Optional<String> before() {
        return before;
    }

    /** {@return how many at most} */
    public int limit() {
        return limit;
    }
}
