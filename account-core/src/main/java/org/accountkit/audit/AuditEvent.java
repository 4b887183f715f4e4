package org.accountkit.audit;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.accountkit.user.Realm;

/**
 * One attempt or change. Contains opaque ids only: never a name, a secret, a code or a token.
 *
 * @param id the time-ordered id: a later event on the same node has a greater id
 * @param realm the realm in which it happened
 * @param at the time, truncated to milliseconds
 * @param type what happened
 * @param outcome whether it succeeded
 * @param actor the id of the user who acted, or {@code console}; empty for an anonymous caller
 * @param subject the id of the user concerned
 * @param credential the kind and public id of the actor's credential, such as {@code session:…}
 * @param address the client's network address
 * @param correlationId the id that links the event to a request and to the log
 * @param details further details, by name
 */
public record AuditEvent(
        String id,
        Realm realm,
        Instant at,
        AuditEventType type,
        AuditOutcome outcome,
        Optional<String> actor,
        Optional<String> subject,
        Optional<String> credential,
        Optional<String> address,
        Optional<String> correlationId,
        Map<String, String> details) {

    /** How long events are kept by default. */
    public static final Duration DEFAULT_RETENTION = Duration.ofDays(400);

    private static final Duration SHORTEST_RETENTION = Duration.ofDays(30);
    private static final Duration LONGEST_RETENTION = Duration.ofDays(36_525);
    private static final int TIME_BITS = 48;
    private static final long LAST_SECOND = (1L << TIME_BITS) / 1000 - 1;
    private static final long VERSION_7 = 0x7000;
    private static final long VARIANT = 1L << 63;

    /** Copies the details. */
    public AuditEvent {
        details = Map.copyOf(details);
    }

    /**
     * Returns the smallest id that an event can have at a given time, for stores that select a time span by ids (UUID
     * version 7, RFC 9562, section 5.7).
     *
     * @param at any time; a time that does not fit an id is treated as the first or last one that does
     * @return an id that is not greater than any id of that time or later
     */
    public static String leastId(Instant at) {
        long seconds = Math.max(0, Math.min(at.getEpochSecond(), LAST_SECOND));
        long millis = at.getEpochSecond() < 0
                ? 0
                : Instant.ofEpochSecond(seconds, at.getNano()).toEpochMilli();
        return new UUID(millis << (Long.SIZE - TIME_BITS) | VERSION_7, VARIANT).toString();
    }

    /**
     * Checks how long a host wants to keep events.
     *
     * @param retention 30 days to 100 years
     * @return the same
     * @throws IllegalArgumentException if it is out of range
     */
    public static Duration requireRetention(Duration retention) {
        if (retention.compareTo(SHORTEST_RETENTION) < 0 || retention.compareTo(LONGEST_RETENTION) > 0) {
            throw new IllegalArgumentException("Audit events must be kept for 30 days to 100 years.");
        }
        return retention;
    }

    /**
     * The outcome of an attempt or a change, identified by a stable code. A log may contain outcomes that a newer version
     * wrote and this one does not know; they are returned unchanged.
     *
     * @param code 1 to 16 visible ASCII characters
     */
    public record AuditOutcome(String code) {

        private static final Pattern CODE = Pattern.compile("[!-~]{1,16}");

        /** It succeeded. */
        public static final AuditOutcome SUCCESS = new AuditOutcome("success");
        /** It was refused and changed nothing. */
        public static final AuditOutcome REFUSED = new AuditOutcome("refused");

        /**
         * Checks the code.
         *
         * @throws IllegalArgumentException if it has another form
         */
        public AuditOutcome {
            if (!CODE.matcher(code).matches()) {
                throw new IllegalArgumentException(
                        "The code of an audit outcome must have 1 to 16 visible ASCII characters.");
            }
        }

        /** {@return AccountKit's outcomes} */
        public static List<AuditOutcome> ours() {
            return List.of(SUCCESS, REFUSED);
        }

        /**
         * Returns the outcome with a given code, whether or not this version knows it.
         *
         * @param code 1 to 16 visible ASCII characters
         * @return the outcome
         * @throws IllegalArgumentException if the code has another form
         */
        public static AuditOutcome of(String code) {
            return new AuditOutcome(code);
        }

        /** {@return the code} */
        @Override
        public String toString() {
            return code;
        }
    }
}
