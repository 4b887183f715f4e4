package org.accountkit.audit;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
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
}
