package org.accountkit.audit;

import java.util.List;

/** Keeps audit events. Events are added, never changed. */
public interface AuditLog {

    /**
     * Adds an event, within the unit of work that is under way.
     *
     * @param event the event
     */
    void append(AuditEvent event);

    /**
     * Reads events, newest first.
     *
     * @param query which ones
     * @return at most as many as the query allows
     */
    List<AuditEvent> find(AuditEventQuery query);
}
