package org.accountkit.administration;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.accountkit.access.AccessRule;
import org.accountkit.access.Caller;
import org.accountkit.access.engine.AuditTrail;
import org.accountkit.access.engine.ServiceContext;
import org.accountkit.administration.engine.EventPeople;
import org.accountkit.audit.AuditEvent;
import org.accountkit.audit.AuditEvent.AuditOutcome;
import org.accountkit.audit.AuditEventType;
import org.accountkit.audit.AuditLog;
import org.accountkit.audit.AuditLog.AuditEventQuery;
import org.accountkit.audit.HostEvent;
import org.accountkit.user.Right;
import org.accountkit.user.UserId;
import org.accountkit.user.UserStore;

/** The audit trail, for those who may read it, and for events of the host's own. Safe for use by several threads. */
public final class AuditReview {

    /** Who may read the audit trail. */
    public static final AccessRule READ = AccessRule.sessionOrKey().withRight(Right.AUDIT_READ);

    private final ServiceContext context;
    private final AuditLog log;
    private final EventPeople people;

    /**
     * The events in this log. For AccountKit's own use: a host calls {@code AccountServices.audit()}.
     *
     * @param context realm
     * @param log where events are kept
     * @param users who have names
     */
    @SuppressWarnings("exports") // a host cannot name the context's type
    public AuditReview(ServiceContext context, AuditLog log, UserStore users) {
        this.context = context;
        this.log = log;
        this.people = new EventPeople(context.realm(), users);
    }

    /**
     * Reads a page of events, newest first.
     *
     * @param caller who asks
     * @param query which events
     * @return the page; empty when a user is asked for whom nobody knows
     */
    public Page<AuditRecord> events(Caller caller, AuditQuery query) {
        context.check(READ, caller);
        Optional<UserId> user = query.user().flatMap(people::find);
        Optional<UserId> actor = query.actor().flatMap(people::find);
        boolean unknown = user.isPresent() != query.user().isPresent()
                || actor.isPresent() != query.actor().isPresent();
        return unknown ? new Page<>(List.of(), Optional.empty()) : page(stored(query, user, actor), query.limit());
    }

    /**
     * Records an event of the host's own, within the unit of work that is under way, or in one of its own.
     *
     * @param caller who acted
     * @param event what happened
     */
    public void record(Caller caller, HostEvent event) {
        context.units().execute(() -> {
            AuditTrail.Entry entry = context.audit().by(event.type(), caller).aboutNobody();
            event.subject().ifPresent(entry::about);
            event.details().forEach(entry::with);
            entry.ended(event.outcome());
        });
    }

    private AuditEventQuery stored(AuditQuery query, Optional<UserId> user, Optional<UserId> actor) {
        AuditEventQuery stored =
                AuditEventQuery.in(context.realm()).withTypes(query.types()).withLimit(query.limit() + 1);
        stored = user.map(stored::withUser).orElse(stored);
        stored = actor.map(stored::withActor).orElse(stored);
        stored = query.outcome().map(stored::withOutcome).orElse(stored);
        stored = query.from().map(stored::withFrom).orElse(stored);
        stored = query.to().map(stored::withTo).orElse(stored);
        return query.before().map(stored::withBefore).orElse(stored);
    }

    private Page<AuditRecord> page(AuditEventQuery query, int limit) {
        List<AuditEvent> found = log.find(query);
        List<AuditEvent> shown = found.subList(0, Math.min(limit, found.size()));
        Optional<String> next =
                found.size() > limit ? Optional.of(shown.get(limit - 1).id()) : Optional.empty();
        return new Page<>(withNames(shown), next);
    }

    private List<AuditRecord> withNames(List<AuditEvent> events) {
        Map<String, String> names = people.names(events);
        return events.stream()
                .map(event -> new AuditRecord(
                        event, event.actor().map(names::get), event.subject().map(names::get)))
                .toList();
    }

    /**
     * An audit event with the present names of its users.
     *
     * @param event the event
     * @param actorName the actor's user name; empty if the user is gone or never was one
     * @param subjectName the subject's user name; empty if the user is gone
     */
    public record AuditRecord(AuditEvent event, Optional<String> actorName, Optional<String> subjectName) {}

    /** Which events an administrator reads, newest first. Immutable; what is not restricted is read whole. */
    public static final class AuditQuery {

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
}
