package org.accountkit.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.accountkit.administration.AuditReview.AuditQuery;
import org.accountkit.audit.AuditEvent.AuditOutcome;
import org.accountkit.audit.AuditEventType;
import org.accountkit.user.UserId;
import org.accountkit.user.Username;
import org.accountkit.web.json.Malformed;

/** The query parameters that filter audit events. */
final class AuditParameters {

    private static final int MOST_TYPES = 50;

    /** RFC 3339, section 5.6. */
    private static final Pattern TIME =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\d[Tt]\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?([Zz]|[+-]\\d\\d:\\d\\d)");

    private AuditParameters() {}

    static AuditQuery filters(QueryParameters parameters) {
        AuditQuery wanted = AuditQuery.all().withTypes(types(parameters));
        wanted = person(parameters, "user").map(wanted::withUser).orElse(wanted);
        wanted = person(parameters, "actor").map(wanted::withActor).orElse(wanted);
        wanted = outcome(parameters).map(wanted::withOutcome).orElse(wanted);
        wanted = time(parameters, "from").map(wanted::withFrom).orElse(wanted);
        return time(parameters, "to").map(wanted::withTo).orElse(wanted);
    }

    private static Optional<String> person(QueryParameters parameters, String name) {
        Optional<String> person = parameters.text(name);
        if (person.filter(text -> !canBePerson(text)).isPresent()) {
            throw Malformed.field(name, "person", "is neither a user id nor a user name");
        }
        return person;
    }

    private static boolean canBePerson(String text) {
        return UserId.parse(text).isPresent() || Username.typed(text).isPresent();
    }

    private static List<AuditEventType> types(QueryParameters parameters) {
        List<String> codes = parameters.texts("type").stream().distinct().toList();
        if (codes.size() > MOST_TYPES) {
            throw Malformed.field("type", "too-many", "appears more than " + MOST_TYPES + " times");
        }
        return codes.stream().map(AuditParameters::type).toList();
    }

    private static AuditEventType type(String code) {
        return AuditEventType.find(code)
                .or(() -> ofHost(code))
                .orElseThrow(() -> Malformed.field("type", "unknown", "is not an event type"));
    }

    /** A host's types are not known here, but their format is. */
    private static Optional<AuditEventType> ofHost(String code) {
        try {
            return Optional.of(AuditEventType.ofHost(code));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<AuditOutcome> outcome(QueryParameters parameters) {
        return parameters
                .text("outcome")
                .map(code -> AuditOutcome.ours().stream()
                        .filter(outcome -> outcome.code().equals(code))
                        .findFirst()
                        .orElseThrow(() -> Malformed.field("outcome", "unknown", "is not an outcome")));
    }

    private static Optional<Instant> time(QueryParameters parameters, String name) {
        return parameters
                .text(name)
                .map(text -> parse(text)
                        .orElseThrow(
                                () -> Malformed.field(name, "time", "is not a time, such as 2026-01-31T12:00:00Z")));
    }

    private static Optional<Instant> parse(String text) {
        if (!TIME.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
