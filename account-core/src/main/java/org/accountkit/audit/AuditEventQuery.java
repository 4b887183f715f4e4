package org.accountkit.audit;

import java.util.Optional;

/**
 * Which events to read, newest first.
 *
 * @param realm the realm, empty for the default one
 * @param user only events in which this user acted or was concerned
 * @param type only events of this type
 * @param before only events whose id is less than this one
 * @param limit how many at most, at least 1
 */
public record AuditEventQuery(
        String realm, Optional<String> user, Optional<AuditEventType> type, Optional<String> before, int limit) {}
