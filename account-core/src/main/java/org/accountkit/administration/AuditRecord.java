package org.accountkit.administration;

import java.util.Optional;
import org.accountkit.audit.AuditEvent;

/**
 * An audit event with the present names of its users.
 *
 * @param event the event
 * @param actorName the actor's user name; empty if the user is gone or never was one
 * @param subjectName the subject's user name; empty if the user is gone
 */
public record AuditRecord(AuditEvent event, Optional<String> actorName, Optional<String> subjectName) {}
