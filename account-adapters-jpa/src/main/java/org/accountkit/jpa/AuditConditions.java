package org.accountkit.jpa;

import static java.util.stream.Collectors.joining;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.accountkit.audit.AuditEvent;
import org.accountkit.audit.AuditEvent.AuditOutcome;
import org.accountkit.audit.AuditEventType;
import org.accountkit.audit.AuditLog.AuditEventQuery;
import org.accountkit.user.UserId;

/**
 * The conditions of one read of the audit log, which a single index answers in id order. A query may need several
 * reads, since an {@code or} or an {@code in} would have to sort all its results.
 */
final class AuditConditions {

    /** How far the time in an id may differ from that of its event: ids keep increasing while a clock is set back. */
    private static final Duration SLACK = Duration.ofDays(1);

    private final List<Condition> conditions;

    private AuditConditions(List<Condition> conditions) {
        this.conditions = conditions;
    }

    /** Returns the reads that together answer a query. Two of them may find the same event. */
    static List<AuditConditions> readsOf(AuditEventQuery query) {
        List<Condition> common = common(query);
        return who(query)
                .flatMap(who -> types(query)
                        .map(type -> Stream.of(common, who, type)
                                .flatMap(List::stream)
                                .toList()))
                .map(AuditConditions::new)
                .toList();
    }

    private static List<Condition> common(AuditEventQuery query) {
        return Stream.of(
                        Optional.of(new Condition("realm", "=", query.realm().name())),
                        query.actor().map(actor -> isPerson("actor", actor)),
                        query.outcome().map(AuditOutcome::code).map(code -> new Condition("outcome", "=", code)),
                        query.from().map(from -> new Condition("happenedAt", ">=", Millis.ceiling(from))),
                        query.from().map(from -> new Condition("id", ">=", AuditEvent.leastId(before(from)))),
                        query.to().map(to -> new Condition("happenedAt", "<", Millis.ceiling(to))),
                        query.to().map(to -> new Condition("id", "<", AuditEvent.leastId(after(to)))),
                        query.before().map(id -> new Condition("id", "<", id)))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Instant before(Instant from) {
        return from.isAfter(Instant.EPOCH) ? from.minus(SLACK) : from;
    }

    private static Instant after(Instant to) {
        return to.isBefore(Instant.MAX.minus(SLACK)) ? to.plus(SLACK) : to;
    }

    private static Stream<List<Condition>> who(AuditEventQuery query) {
        return query.user()
                .map(user -> Stream.of("actor", "subject").map(attribute -> List.of(isPerson(attribute, user))))
                .orElseGet(() -> Stream.of(List.of()));
    }

    private static Condition isPerson(String attribute, UserId id) {
        return new Condition(attribute, "=", id.value());
    }

    /** The index for a user contains few events of each type; without a user, each type has its own index. */
    private static Stream<List<Condition>> types(AuditEventQuery query) {
        List<String> codes =
                query.types().stream().map(AuditEventType::code).sorted().toList();
        if (codes.isEmpty()) {
            return Stream.of(List.of());
        }
        return query.user().or(query::actor).isPresent()
                ? Stream.of(List.of(new Condition("eventType", "in", codes)))
                : codes.stream().map(code -> List.of(new Condition("eventType", "=", code)));
    }

    String jpql() {
        return IntStream.range(0, conditions.size())
                .mapToObj(i -> conditions.get(i).jpql(i + 1))
                .collect(joining(" and "));
    }

    Object[] values() {
        return conditions.stream().map(Condition::value).toArray();
    }

    private record Condition(String attribute, String operator, Object value) {

        String jpql(int position) {
            return "e." + attribute + ' ' + operator + " ?" + position;
        }
    }
}
