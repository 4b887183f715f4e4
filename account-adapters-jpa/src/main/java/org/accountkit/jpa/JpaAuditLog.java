package org.accountkit.jpa;

import java.time.Instant;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.accountkit.audit.AuditEvent;
import org.accountkit.audit.AuditLog;
import org.accountkit.audit.AuditLog.AuditEventQuery;

final class JpaAuditLog implements AuditLog {

    private final Database database;

    JpaAuditLog(Database database) {
        this.database = database;
    }

    @Override
    public void append(AuditEvent event) {
        database.insert(new AuditEventRow(event));
    }

    @Override
    public List<AuditEvent> find(AuditEventQuery query) {
        NavigableMap<String, AuditEventRow> oldestFirst = new TreeMap<>();
        for (AuditConditions read : AuditConditions.readsOf(query)) {
            page(read, query.limit()).forEach(row -> oldestFirst.put(row.id(), row));
        }
        return oldestFirst.descendingMap().values().stream()
                .limit(query.limit())
                .map(AuditEventRow::toEvent)
                .toList();
    }

    /** By id, which needs no other index. An id may be later than its event, which then stays for a day more at most. */
    @Override
    public int deleteBefore(Instant before, int most) {
        String first = AuditEvent.leastId(before);
        return database.inUnit(() -> {
            List<String> ids = database.page(
                    String.class, most, "select e.id from account_audit_event e where e.id < ?1 order by e.id", first);
            return ids.isEmpty() ? 0 : database.update("delete from account_audit_event e where e.id in ?1", ids);
        });
    }

    private List<AuditEventRow> page(AuditConditions read, int limit) {
        return database.page(
                AuditEventRow.class,
                limit,
                "select e from account_audit_event e where " + read.jpql() + " order by e.id desc",
                read.values());
    }
}
