package org.accountkit.administration;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
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
import org.accountkit.user.Realm;
import org.accountkit.user.Right;
import org.accountkit.user.UserId;
import org.accountkit.user.UserStore;

/** Reads the audit trail for administrators, and records a host's own events. Safe for use by several threads. */
public final class AuditReview {

    /** The rule for reading the audit trail. */
    public static final AccessRule READ = AccessRule.sessionOrKey().withRight(Right.AUDIT_READ);

    private final ServiceContext context;
    private final AuditLog log;
    private final EventPeople people;

    /**
     * Creates the service. For AccountKit's own use: a host calls {@code AccountServices.audit()}.
     *
     * @param context the realm, its unit of work and its audit trail
     * @param log the store for events
     * @param users the store for users, who have names
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
     * @param caller the caller
     * @param query the query
     * @return the page; empty if the query names an unknown user
     */
    public Page<AuditRecord> events(Caller caller, AuditQuery query) {
        context.check(READ, caller);
        Optional<UserId> user = query.user.flatMap(people::find);
        Optional<UserId> actor = query.actor.flatMap(people::find);
        boolean unknown = user.isPresent() != query.user.isPresent() || actor.isPresent() != query.actor.isPresent();
        return unknown
                ? new Page<>(List.of(), Optional.empty())
                : page(query.events(context.realm(), user, actor), query.limit);
    }

    /**
     * Records one of the host's events, within the current unit of work if there is one.
     *
     * @param caller the actor
     * @param event the event
     */
    public void record(Caller caller, HostEvent event) {
        context.units().execute(() -> {
            AuditTrail.Entry entry = context.audit().by(event.type(), caller).aboutNobody();
            event.subject().ifPresent(entry::about);
            event.details().forEach(entry::with);
            entry.ended(event.outcome());
        });
    }

    private Page<AuditRecord> page(AuditEventQuery query, int limit) {
        List<AuditEvent> found = log.find(query.withLimit(limit + 1));
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
     * An audit event with the current names of its users.
     *
     * @param event the event
     * @param actorName the actor's user name; empty if there is no such user, or no longer
     * @param subjectName the subject's user name; empty if there is no such user, or no longer
     */
    public record AuditRecord(AuditEvent event, Optional<String> actorName, Optional<String> subjectName) {}

    /** Selects events for an administrator, newest first. Immutable. Without filters it selects all of them. */
    public static final class AuditQuery {

        /** The maximum number of events per page. */
        public static final int GREATEST_LIMIT = 200;

        private static final int USUAL_LIMIT = 50;

        private final Optional<String> user;
        private final Optional<String> actor;
        private final UnaryOperator<AuditEventQuery> filters;
        private final int limit;

        private AuditQuery(
                Optional<String> user, Optional<String> actor, UnaryOperator<AuditEventQuery> filters, int limit) {
            if (limit < 1 || limit > GREATEST_LIMIT) {
                throw new IllegalArgumentException("The limit of an audit query is 1 to " + GREATEST_LIMIT + ".");
            }
            this.user = user;
            this.actor = actor;
            this.filters = filters;
            this.limit = limit;
        }

        /** {@return a query for all events, 50 per page, to be narrowed} */
        public static AuditQuery all() {
            return new AuditQuery(Optional.empty(), Optional.empty(), UnaryOperator.identity(), USUAL_LIMIT);
        }

        /**
         * Selects only events in which a user is the actor or the subject.
         *
         * @param user the user's id or exact name; an unknown user has no events
         * @return the query with that filter
         */
        public AuditQuery withUser(String user) {
            return new AuditQuery(Optional.of(user), actor, filters, limit);
        }

        /**
         * Selects only events in which a user is the actor.
         *
         * @param actor the user's id or exact name, or {@code console} for the operator; an unknown user has no events
         * @return the query with that filter
         */
        public AuditQuery withActor(String actor) {
            return new AuditQuery(user, Optional.of(actor), filters, limit);
        }

        /**
         * Selects only events of certain types.
         *
         * @param types the types; empty for all
         * @return the query with that filter
         */
        public AuditQuery withTypes(Collection<AuditEventType> types) {
            Set<AuditEventType> wanted = Set.copyOf(types);
            return with(events -> events.withTypes(wanted));
        }

        /**
         * Selects only events with a certain outcome.
         *
         * @param outcome the outcome
         * @return the query with that filter
         */
        public AuditQuery withOutcome(AuditOutcome outcome) {
            return with(events -> events.withOutcome(outcome));
        }

        /**
         * Selects only events at or after a time.
         *
         * @param from the time, inclusive
         * @return the query with that filter
         */
        public AuditQuery withFrom(Instant from) {
            return with(events -> events.withFrom(from));
        }

        /**
         * Selects only events before a time.
         *
         * @param to the time, exclusive
         * @return the query with that filter
         */
        public AuditQuery withTo(Instant to) {
            return with(events -> events.withTo(to));
        }

        /**
         * Selects the page after another one.
         *
         * @param before the {@link Page#next()} of the previous page
         * @return the query with that starting point
         */
        public AuditQuery withBefore(String before) {
            return with(events -> events.withBefore(before));
        }

        /**
         * Limits the number of events in the page.
         *
         * @param limit 1 to {@value #GREATEST_LIMIT}
         * @return the query with that limit
         * @throws IllegalArgumentException if it is out of range
         */
        public AuditQuery withLimit(int limit) {
            return new AuditQuery(user, actor, filters, limit);
        }

        private AuditQuery with(UnaryOperator<AuditEventQuery> filter) {
            return new AuditQuery(user, actor, events -> filter.apply(filters.apply(events)), limit);
        }

        private AuditEventQuery events(Realm realm, Optional<UserId> knownUser, Optional<UserId> knownActor) {
            AuditEventQuery events = filters.apply(AuditEventQuery.in(realm));
            events = knownUser.map(events::withUser).orElse(events);
            return knownActor.map(events::withActor).orElse(events);
        }
    }
}
