package org.accountkit.testkit;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.accountkit.audit.AuditEvent;
import org.accountkit.audit.AuditLog;
import org.accountkit.audit.AuditLog.AuditEventQuery;
import org.accountkit.user.UserId;

final class InMemoryAuditLog implements AuditLog {

    private final Table<String, AuditEvent> events;

    InMemoryAuditLog(InMemoryUnitOfWork units) {
        this.events = new Table<>(units);
    }

    @Override
    public void append(AuditEvent event) {
        events.insert(event.id(), event);
    }

    @Override
    public List<AuditEvent> find(AuditEventQuery query) {
        return events.all()
                .filter(event -> matches(event, query))
                .sorted(Comparator.comparing(AuditEvent::id).reversed())
                .limit(query.limit())
                .toList();
    }

    @Override
    public int deleteBefore(Instant before, int most) {
        return events.removeSome(event -> event.at().isBefore(before), most);
    }

    private static boolean matches(AuditEvent event, AuditEventQuery query) {
        return event.realm().equals(query.realm())
                && query.user().map(user -> concerns(event, user)).orElse(true)
                && query.actor().map(actor -> isActedBy(event, actor)).orElse(true)
                && (query.types().isEmpty() || query.types().contains(event.type()))
                && query.outcome().map(event.outcome()::equals).orElse(true)
                && query.from().map(from -> !event.at().isBefore(from)).orElse(true)
                && query.to().map(to -> event.at().isBefore(to)).orElse(true)
                && query.before().map(id -> event.id().compareTo(id) < 0).orElse(true);
    }

    private static boolean isActedBy(AuditEvent event, UserId actor) {
        return event.actor().equals(Optional.of(actor.value()));
    }

    private static boolean concerns(AuditEvent event, UserId user) {
        return isActedBy(event, user) || event.subject().equals(Optional.of(user.value()));
    }
}
