package org.accountkit.audit;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.accountkit.audit.AuditEvent.AuditOutcome;
import org.accountkit.user.Realm;
import org.accountkit.user.UserId;

/** Stores audit events. They are never changed, and deleted only when they are older than the host wants to keep them. */
public interface AuditLog {

    /**
     * Adds an event, within the current unit of work.
     *
     * @param event the event
     */
    void append(AuditEvent event);

    /**
     * Returns events, newest first.
     *
     * @param query the query
     * @return at most as many events as the query allows
     */
    List<AuditEvent> find(AuditEventQuery query);

    /**
     * Deletes the oldest events, in all realms.
     *
     * @param before deletes events that happened before this time
     * @param most the maximum number of events to delete
     * @return how many were deleted
     */
    int deleteBefore(Instant before, int most);

    /** Selects events of one realm, newest first. Immutable. Without filters it selects all of them. */
    final class AuditEventQuery {

        /** The maximum number of events per page. */
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
         * Starts a query for all events of a realm, 50 per page.
         *
         * @param realm the realm
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
         * Selects only events in which a user is the actor or the subject.
         *
         * @param user the user's id
         * @return the query with that filter
         */
        public AuditEventQuery withUser(UserId user) {
            return new AuditEventQuery(realm, Optional.of(user), actor, types, outcome, from, to, before, limit);
        }

        /**
         * Selects only events in which a user is the actor.
         *
         * @param actor the actor's id; the operator's is {@code console}
         * @return the query with that filter
         */
        public AuditEventQuery withActor(UserId actor) {
            return new AuditEventQuery(realm, user, Optional.of(actor), types, outcome, from, to, before, limit);
        }

        /**
         * Selects only events of certain types.
         *
         * @param types the types; empty for all
         * @return the query with that filter
         */
        public AuditEventQuery withTypes(Collection<AuditEventType> types) {
            return new AuditEventQuery(realm, user, actor, Set.copyOf(types), outcome, from, to, before, limit);
        }

        /**
         * Selects only events with a certain outcome.
         *
         * @param outcome the outcome
         * @return the query with that filter
         */
        public AuditEventQuery withOutcome(AuditOutcome outcome) {
            return new AuditEventQuery(realm, user, actor, types, Optional.of(outcome), from, to, before, limit);
        }

        /**
         * Selects only events at or after a time.
         *
         * @param from the time, inclusive
         * @return the query with that filter
         */
        public AuditEventQuery withFrom(Instant from) {
            return new AuditEventQuery(realm, user, actor, types, outcome, Optional.of(from), to, before, limit);
        }

        /**
         * Selects only events before a time.
         *
         * @param to the time, exclusive
         * @return the query with that filter
         */
        public AuditEventQuery withTo(Instant to) {
            return new AuditEventQuery(realm, user, actor, types, outcome, from, Optional.of(to), before, limit);
        }

        /**
         * Selects only events with a smaller id.
         *
         * @param before the other id, such as the last one of the previous page
         * @return the query with that filter
         */
        public AuditEventQuery withBefore(String before) {
            return new AuditEventQuery(realm, user, actor, types, outcome, from, to, Optional.of(before), limit);
        }

        /**
         * Limits the number of events in the page.
         *
         * @param limit 1 to {@value #GREATEST_LIMIT}
         * @return the query with that limit
         * @throws IllegalArgumentException if it is out of range
         */
        public AuditEventQuery withLimit(int limit) {
            return new AuditEventQuery(realm, user, actor, types, outcome, from, to, before, limit);
        }

        /** {@return the realm} */
        public Realm realm() {
            return realm;
        }

        /** {@return the user who must be the actor or the subject} */
        public Optional<UserId> user() {
            return user;
        }

        /** {@return the actor} */
        public Optional<UserId> actor() {
            return actor;
        }

        /** {@return the types; empty for all} */
        public Set<AuditEventType> types() {
            return types;
        }

        /** {@return the outcome} */
        public Optional<AuditOutcome> outcome() {
            return outcome;
        }

        /** {@return the start of the time span, inclusive} */
        public Optional<Instant> from() {
            return from;
        }

        /** {@return the end of the time span, exclusive} */
        public Optional<Instant> to() {
            return to;
        }

        /** {@return the id that all selected ids are smaller than} */
        public Optional<String> before() {
            return before;
        }

        /** {@return the maximum number of events} */
        public int limit() {
            return limit;
        }
    }
}
