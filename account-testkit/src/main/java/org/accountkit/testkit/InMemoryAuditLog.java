package org.accountkit.testkit;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.accountkit.audit.AuditEvent;
import org.accountkit.audit.AuditEventQuery;
import org.accountkit.audit.AuditLog;
import org.accountkit.transaction.LostRaceException;

final class InMemoryAuditLog implements AuditLog {

    private final Table<String, AuditEvent> events;

    InMemoryAuditLog(InMemoryUnitOfWork units) {
        this.events = new Table<>(units);
    }

    @Override
    public void append(AuditEvent event) {
        if (!events.putIfAbsent(event.id(), event)) {
            throw new LostRaceException();
        }
    }

    @Override
    public List<AuditEvent> find(AuditEventQuery query) {
        return events.all()
                .filter(event -> matches(event, query))
                .sorted(Comparator.comparing(AuditEvent::id).reversed())
                .limit(query.limit())
                .toList();
    }

    private static boolean matches(AuditEvent event, AuditEventQuery query) {
        return event.realm().equals(query.realm())
                && query.user().map(user -> concerns(event, user)).orElse(true)
                && query.type().map(type -> event.type() == type).orElse(true)
                && query.before().map(id -> event.id().compareTo(id) < 0).orElse(true);
    }

    private static boolean concerns(AuditEvent event, String user) {
        Optional<String> some = Optional.of(user);
        return event.actor().equals(some) || event.subject().equals(some);
    }
}
