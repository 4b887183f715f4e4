package org.accountkit.audit;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.accountkit.user.Realm;

/**
 * One attempt or change. Holds opaque ids only: never a name, a secret, a code or a token.
 *
 * @param id time-ordered: a later event of one node has a greater id
 * @param realm the realm it happened in
 * @param at when, truncated to milliseconds
 * @param type what
 * @param outcome how it ended
 * @param actor id of the user who acted, or {@code console}; empty for somebody not signed in
 * @param subject id of the user concerned
 * @param credential kind and public id of the actor's credential, such as {@code session:…}
 * @param address the client's network address
 * @param correlationId ties the event to a request and to the log
 * @param details further facts by name
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
     * Returns the least id that an event of a time can have, for stores that narrow a span of time by ids (UUID version 7,
     * RFC 9562, section 5.7).
     *
     * @param at any time; one that no id can have counts as the first or last one that can
     * @return an id that is not greater than any of that time or later
     */
    public static String leastId(Instant at) {
        long seconds = Math.max(0, Math.min(at.getEpochSecond(), LAST_SECOND));
        long millis = at.getEpochSecond() < 0
                ? 0
                : Instant.ofEpochSecond(seconds, at.getNano()).toEpochMilli();
        return new UUID(millis << (Long.SIZE - TIME_BITS) | VERSION_7, VARIANT).toString();
    }
}
