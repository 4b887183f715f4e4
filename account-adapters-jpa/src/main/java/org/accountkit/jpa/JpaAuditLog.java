package org.accountkit.jpa;

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

    private List<AuditEventRow> page(AuditConditions read, int limit) {
        return database.page(
                AuditEventRow.class,
                limit,
                "select e from account_audit_event e where " + read.jpql() + " order by e.id desc",
                read.values());
    }
}
