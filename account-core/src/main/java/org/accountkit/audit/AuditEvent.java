package org.accountkit.audit;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
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

    /** Copies the details. */
    public AuditEvent {
        details = Map.copyOf(details);
    }
}
