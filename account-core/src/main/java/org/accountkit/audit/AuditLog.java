package org.accountkit.audit;

import java.util.List;

/** Stores audit events. Events are only ever added, never changed. */
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
}
