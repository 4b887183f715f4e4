package org.accountkit.audit;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.accountkit.audit.AuditEvent.AuditOutcome;
import org.accountkit.user.UserId;

/**
 * One of the host's own events, to be recorded. Immutable. Like any event, it contains opaque ids, numbers and codes,
 * but no personal names and no secrets.
 */
public final class HostEvent {

    private static final int MOST_DETAILS = 20;
    private static final int LONGEST_VALUE = 500;
    private static final int LONGEST_IN_STORE = 4_000;
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]{0,63}");

    private final AuditEventType type;
    private final AuditOutcome outcome;
    private final Optional<UserId> subject;
    private final Map<String, String> details;

    private HostEvent(
            AuditEventType type, AuditOutcome outcome, Optional<UserId> subject, Map<String, String> details) {
        this.type = type;
        this.outcome = outcome;
        this.subject = subject;
        this.details = Map.copyOf(details);
    }

    /**
     * Returns a successful event without a subject.
     *
     * @param type a type from {@link AuditEventType#ofHost}
     * @return the event
     * @throws IllegalArgumentException if the type is AccountKit's
     */
    public static HostEvent of(AuditEventType type) {
        return new HostEvent(AuditEventType.ofHost(type.code()), AuditOutcome.SUCCESS, Optional.empty(), Map.of());
    }

    /**
     * Sets the subject.
     *
     * @param user the user concerned
     * @return the changed event
     */
    public HostEvent about(UserId user) {
        return new HostEvent(type, outcome, Optional.of(user), details);
    }

    /**
     * Sets the outcome.
     *
     * @param ended {@link AuditOutcome#SUCCESS} or {@link AuditOutcome#REFUSED}
     * @return the changed event
     * @throws IllegalArgumentException if it is neither of them
     */
    public HostEvent withOutcome(AuditOutcome ended) {
        require(AuditOutcome.ours().contains(ended), "The outcome of a host's event must be 'success' or 'refused'.");
        return new HostEvent(type, ended, subject, details);
    }

    /**
     * Adds a detail, or replaces the one of that name.
     *
     * @param name a letter, then at most 63 characters from {@code A-Z a-z 0-9 _ . -}
     * @param value at most 500 characters, no control characters or lone surrogates
     * @return the changed event
     * @throws IllegalArgumentException if the name or the value has another form, there are more than 20 details, or
     *     all of them together have more than 4,000 characters, percent-encoded as in the store
     */
    public HostEvent with(String name, String value) {
        require(
                NAME.matcher(name).matches(),
                "The name of a detail must be a letter followed by at most 63 of A-Z, a-z, 0-9, '_', '.' and '-'.");
        require(
                isValid(value),
                "A detail must have at most " + LONGEST_VALUE + " characters and no control characters.");
        Map<String, String> more = new HashMap<>(details);
        more.put(name, value);
        require(more.size() <= MOST_DETAILS, "An event must have at most " + MOST_DETAILS + " details.");
        require(
                lengthInStore(more) <= LONGEST_IN_STORE,
                "All details of an event together must have at most " + LONGEST_IN_STORE + " encoded characters.");
        return new HostEvent(type, outcome, subject, more);
    }

    private static boolean isValid(String value) {
        return value.length() <= LONGEST_VALUE
                && value.codePoints()
                        .noneMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE);
    }

    private static int lengthInStore(Map<String, String> details) {
        return details.entrySet().stream()
                .mapToInt(detail ->
                        detail.getKey().length() + encoded(detail.getValue()).length() + 2)
                .sum();
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private static void require(boolean met, String message) {
        if (!met) {
            throw new IllegalArgumentException(message);
        }
    }

    /** {@return what happened} */
    public AuditEventType type() {
        return type;
    }

    /** {@return the outcome} */
    public AuditOutcome outcome() {
        return outcome;
    }

    /** {@return the subject} */
    public Optional<UserId> subject() {
        return subject;
    }

    /** {@return the details, by name} */
    public Map<String, String> details() {
        return details;
    }
}
