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
import org.accountkit.audit.AuditEventType;
import org.accountkit.audit.AuditLog;
import org.accountkit.audit.AuditOutcome;
import org.accountkit.audit.engine.EventIds;
import org.accountkit.user.Realm;
import org.accountkit.user.UserId;

/** Writes the audit events of one realm, within the unit of work that is under way. Safe for use by several threads. */
public final class AuditTrail {

    private static final String CONSOLE = "console";

    private final AuditLog log;
    private final EventIds ids;
    private final Clock clock;
    private final Realm realm;

    /**
     * The trail of a realm.
     *
     * @param log where events go
     * @param ids their ids
     * @param clock their time
     * @param realm their realm
     */
    public AuditTrail(AuditLog log, EventIds ids, Clock clock, Realm realm) {
        this.log = log;
        this.ids = ids;
        this.clock = clock;
        this.realm = realm;
    }

    /**
     * An event of somebody signed in, about that user unless told otherwise.
     *
     * @param type what happened
     * @param caller who acts
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
     * An event of somebody who is not signed in.
     *
     * @param type what happened
     * @param origin where from
     * @return the event, to be completed
     */
    public Entry from(AuditEventType type, RequestOrigin origin) {
        return new Entry(type, origin);
    }

    /**
     * An event of the operator.
     *
     * @param type what happened
     * @return the event, to be completed
     */
    public Entry byConsole(AuditEventType type) {
        return new Entry(type, RequestOrigin.unknown()).actor(CONSOLE).credential(CONSOLE);
    }

    /** An event under way. Used by one thread, once. */
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
         * Says whom it concerns.
         *
         * @param user the subject
         * @return this
         */
        public Entry about(UserId user) {
            subject = Optional.of(user.value());
            return this;
        }

        /** {@return this, concerning no user} */
        public Entry aboutNobody() {
            subject = Optional.empty();
            return this;
        }

        /**
         * Says who acted, for somebody who just became known.
         *
         * @param user the actor
         * @return this
         */
        public Entry actedBy(UserId user) {
            return actor(user.value());
        }

        /**
         * Adds a fact.
         *
         * @param name its name
         * @param value opaque ids, numbers, codes: no name of a person, nothing secret
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

        /** Writes it as done. */
        public void succeeded() {
            write(AuditOutcome.SUCCESS);
        }

        /**
         * Writes it as refused.
         *
         * @param code why
         */
        public void refused(RefusalCode code) {
            with("code", code.code()).write(AuditOutcome.REFUSED);
        }

        /**
         * Writes it with an outcome.
         *
         * @param outcome how it ended
         */
        public void ended(AuditOutcome outcome) {
            write(outcome);
        }

        private void write(AuditOutcome outcome) {
            var at = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            log.append(new AuditEvent(
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
                    details));
        }
    }
}
