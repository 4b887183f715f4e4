package org.accountkit.jpa;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.accountkit.audit.AuditEvent;
import org.accountkit.audit.AuditEventQuery;
import org.accountkit.audit.AuditEventType;
import org.accountkit.audit.AuditLog;

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
        List<AuditEventRow> rows =
                query.user().map(user -> findByUser(query, user)).orElseGet(() -> page(query, Optional.empty()));
        return rows.stream().map(AuditEventRow::toEvent).toList();
    }

    /** Two reads, each in the order of an index; an {@code or} would have to sort all that the user ever did. */
    private List<AuditEventRow> findByUser(AuditEventQuery query, String user) {
        Stream<AuditEventRow> acted = page(query, Optional.of(new Condition("actor", "=", user))).stream();
        Stream<AuditEventRow> concerned = page(query, Optional.of(new Condition("subject", "=", user))).stream()
                .filter(row -> !row.isActedBy(user));
        return Stream.concat(acted, concerned)
                .sorted(comparing(AuditEventRow::id).reversed())
                .limit(query.limit())
                .toList();
    }

    private List<AuditEventRow> page(AuditEventQuery query, Optional<Condition> who) {
        List<Condition> conditions = new ArrayList<>();
        conditions.add(new Condition("realm", "=", query.realm()));
        who.ifPresent(conditions::add);
        query.type().map(AuditEventType::code).ifPresent(code -> conditions.add(new Condition("eventType", "=", code)));
        query.before().ifPresent(id -> conditions.add(new Condition("id", "<", id)));
        return page(conditions, query.limit());
    }

    private List<AuditEventRow> page(List<Condition> conditions, int limit) {
        String where = IntStream.range(0, conditions.size())
                .mapToObj(i -> conditions.get(i).jpql(i + 1))
                .collect(joining(" and "));
        return database.page(
                AuditEventRow.class,
                limit,
                "select e from account_audit_event e where " + where + " order by e.id desc",
                conditions.stream().map(Condition::value).toArray());
    }

    private record Condition(String attribute, String operator, String value) {

        String jpql(int position) {
            return "e." + attribute + ' ' + operator + " ?" + position;
        }
    }
}
