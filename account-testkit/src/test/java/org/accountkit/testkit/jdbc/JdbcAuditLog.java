package org.accountkit.testkit.jdbc;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.accountkit.audit.AuditEvent;
import org.accountkit.audit.AuditEvent.AuditOutcome;
import org.accountkit.audit.AuditEventType;
import org.accountkit.audit.AuditLog;
import org.accountkit.audit.AuditLog.AuditEventQuery;
import org.accountkit.user.UserId;

final class JdbcAuditLog implements AuditLog {

    private static final Instant FIRST = Instant.EPOCH;
    private static final Instant LAST = Instant.ofEpochMilli(Long.MAX_VALUE).minusMillis(1);

    private final Sql sql;

    JdbcAuditLog(Sql sql) {
        this.sql = sql;
    }

    @Override
    public void append(AuditEvent event) {
        sql.update(
                "insert into audit_event (id, realm, happened_at, event_type, outcome, actor, subject, credential,"
                        + " address, correlation_id, details) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                event.id(),
                event.realm(),
                event.at(),
                event.type().code(),
                event.outcome().code(),
                event.actor(),
                event.subject(),
                event.credential(),
                event.address(),
                event.correlationId(),
                Details.toText(event.details()));
    }

    @Override
    public List<AuditEvent> find(AuditEventQuery query) {
        Optional<String> user = query.user().map(UserId::value);
        Optional<String> outcome = query.outcome().map(AuditOutcome::code);
        List<String> types = query.types().stream().map(AuditEventType::code).toList();
        return sql.list(
                JdbcAuditLog::event,
                "select * from audit_event where realm = ?"
                        + " and (cast(? as varchar) is null or actor = ? or subject = ?)"
                        + " and (cast(? as varchar) is null or actor = ?)"
                        + " and (? = 0 or event_type = any(?))"
                        + " and (cast(? as varchar) is null or outcome = ?)"
                        + " and happened_at >= ? and happened_at < ?"
                        + " and (cast(? as varchar) is null or id < ?)"
                        + " order by id desc limit ?",
                query.realm(),
                user,
                user,
                user,
                query.actor(),
                query.actor(),
                types.size(),
                types,
                outcome,
                outcome,
                roundedUp(query.from().orElse(Instant.MIN)),
                roundedUp(query.to().orElse(Instant.MAX)),
                query.before(),
                query.before(),
                query.limit());
    }

    @Override
    public int deleteBefore(Instant before, int most) {
        return sql.update(
                "delete from audit_event where id in (select id from audit_event where happened_at < ?"
                        + " order by happened_at, id limit ?)",
                before,
                most);
    }

    /** Events have whole milliseconds; the bounds of a query need not. */
    private static long roundedUp(Instant bound) {
        if (bound.isBefore(FIRST) || bound.isAfter(LAST)) {
            return bound.isBefore(FIRST) ? Long.MIN_VALUE : Long.MAX_VALUE;
        }
        return bound.plusNanos(999_999).toEpochMilli();
    }

    private static AuditEvent event(Row row) throws SQLException {
        return new AuditEvent(
                row.text("id"),
                row.realm(),
                row.instant("happened_at"),
                AuditEventType.of(row.text("event_type")),
                AuditOutcome.of(row.text("outcome")),
                row.findText("actor"),
                row.findText("subject"),
                row.findText("credential"),
                row.findText("address"),
                row.findText("correlation_id"),
                Details.ofText(row.text("details")));
    }

    /** The details of an event in one column, as in a form: {@code name=value&name=value}. */
    private static final class Details {

        static String toText(Map<String, String> details) {
            return details.entrySet().stream()
                    .map(detail -> encoded(detail.getKey()) + '=' + encoded(detail.getValue()))
                    .collect(Collectors.joining("&"));
        }

        static Map<String, String> ofText(String text) {
            return Stream.of(text.split("&", -1))
                    .filter(detail -> !detail.isEmpty())
                    .map(detail -> detail.split("=", 2))
                    .collect(Collectors.toMap(detail -> decoded(detail[0]), detail -> decoded(detail[1])));
        }

        private static String encoded(String part) {
            return URLEncoder.encode(part, StandardCharsets.UTF_8);
        }

        private static String decoded(String part) {
            return URLDecoder.decode(part, StandardCharsets.UTF_8);
        }
    }
}
