package org.accountkit.access.engine;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.accountkit.access.Caller;
import org.accountkit.access.Credential;
import org.accountkit.access.RefusalCode;
import org.accountkit.access.RequestOrigin;
import org.accountkit.audit.AuditEvent;
import org.accountkit.audit.AuditEvent.AuditOutcome;
import org.accountkit.audit.AuditEventType;
import org.accountkit.audit.AuditLog;
import org.accountkit.audit.engine.EventIds;
import org.accountkit.user.Realm;
import org.accountkit.user.Right;
import org.accountkit.user.UserId;

/**
 * Writes the audit events of one realm: refusals in their own unit of work, all others within the current one. Safe for
 * use by several threads.
 */
public final class AuditTrail {

    private static final String CONSOLE = "console";

    private final AuditLog log;
    private final EventIds ids;
    private final Clock clock;
    private final Realm realm;
    private final RefusalJournal refusals;

    /**
     * Creates the audit trail of a realm.
     *
     * @param log where events are stored
     * @param ids the source of event ids
     * @param clock the source of event times
     * @param realm the realm
     * @param refusals records refusals
     */
    public AuditTrail(AuditLog log, EventIds ids, Clock clock, Realm realm, RefusalJournal refusals) {
        this.log = log;
        this.ids = ids;
        this.clock = clock;
        this.realm = realm;
        this.refusals = refusals;
    }

    /**
     * Returns the trail of another realm in the same log.
     *
     * @param other the realm
     * @return its trail
     */
    public AuditTrail inRealm(Realm other) {
        return new AuditTrail(log, ids, clock, other, refusals);
    }

    /**
     * Starts an event caused by a signed-in caller. Its subject is that same user unless another is set.
     *
     * @param type what happened
     * @param caller the caller
     * @return the event, to be completed
     */
    public Entry by(AuditEventType type, Caller caller) {
        Credential credential = caller.credential();
        return new Entry(type, caller.origin())
                .actor(caller.userId().value())
                .credential(credential.toString())
                .about(caller.userId());
    }

    /**
     * Starts an event caused by a user who is not signed in.
     *
     * @param type what happened
     * @param origin where the request comes from
     * @return the event, to be completed
     */
    public Entry from(AuditEventType type, RequestOrigin origin) {
        return new Entry(type, origin);
    }

    /**
     * Starts an event caused by the operator.
     *
     * @param type what happened
     * @return the event, to be completed
     */
    public Entry byConsole(AuditEventType type) {
        return new Entry(type, RequestOrigin.unknown()).actor(CONSOLE).credential(CONSOLE);
    }

    /**
     * Records that a caller is forbidden something.
     *
     * @param caller the caller
     * @param missing the right that the caller lacks, if that is the reason
     */
    void forbidden(Caller caller, Optional<Right> missing) {
        Entry event = by(AuditEventType.ACCESS_REFUSAL, caller);
        missing.ifPresent(right -> event.with("right", right));
        event.refused(RefusalCode.FORBIDDEN);
    }

    /** An event that is being assembled. For use by one thread, once. */
    public final class Entry {

        private final AuditEventType type;
        private final RequestOrigin origin;
        private final Map<String, String> details = new LinkedHashMap<>();
        private Optional<String> actor = Optional.empty();
        private Optional<String> subject = Optional.empty();
        private Optional<String> credential = Optional.empty();

        private Entry(AuditEventType type, RequestOrigin origin) {
            this.type = type;
            this.origin = origin;
        }

        private Entry actor(String id) {
            actor = Optional.of(id);
            return this;
        }

        private Entry credential(String id) {
            credential = Optional.of(id);
            return this;
        }

        /**
         * Sets the subject.
         *
         * @param user the user whom the event concerns
         * @return this
         */
        public Entry about(UserId user) {
            subject = Optional.of(user.value());
            return this;
        }

        /** {@return this event without a subject} */
        public Entry aboutNobody() {
            subject = Optional.empty();
            return this;
        }

        /**
         * Sets the actor, for a user who has only just been identified.
         *
         * @param user the actor
         * @return this
         */
        public Entry actedBy(UserId user) {
            return actor(user.value());
        }

        /**
         * Adds a detail.
         *
         * @param name the detail's name
         * @param value an opaque id, a number or a code; never a person's name, never a secret
         * @return this
         */
        public Entry with(String name, Object value) {
            details.put(name, value.toString());
            return this;
        }

        /**
         * Adds the reason that an administrator gave.
         *
         * @param reason at most 200 code points
         * @return this
         */
        public Entry because(Optional<String> reason) {
            reason.ifPresent(text -> with("reason", text));
            return this;
        }

        /** Writes the event as a success. */
        public void succeeded() {
            write(AuditOutcome.SUCCESS);
        }

        /**
         * Records the event as a refusal, whatever becomes of the current unit of work. Repetitions within a minute are
         * counted in one event.
         *
         * @param code the reason
         */
        public void refused(RefusalCode code) {
            refusals.record(with("code", code.code()).event(AuditOutcome.REFUSED));
        }

        /**
         * Writes the event as a failure, within the current unit of work and not counted with others.
         *
         * @param code the reason
         */
        public void failed(RefusalCode code) {
            with("code", code.code()).write(AuditOutcome.REFUSED);
        }

        /**
         * Writes the event with an outcome.
         *
         * @param outcome how it ended
         */
        public void ended(AuditOutcome outcome) {
            write(outcome);
        }

        private void write(AuditOutcome outcome) {
            log.append(event(outcome));
        }

        private AuditEvent event(AuditOutcome outcome) {
            var at = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            return new AuditEvent(
                    ids.next(at),
                    realm,
                    at,
                    type,
                    outcome,
                    actor,
                    subject,
                    credential,
                    origin.address(),
                    origin.correlationId(),
                    details);
        }
    }
}
