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
 * An event of the host's own, to be recorded. Immutable. Like all events it holds opaque ids, numbers and codes: no name
 * of a person, nothing secret.
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
     * An event that succeeded and concerns no user.
     *
     * @param type of {@link AuditEventType#ofHost}
     * @return the event
     * @throws IllegalArgumentException when the type is not a host's
     */
    public static HostEvent of(AuditEventType type) {
        return new HostEvent(AuditEventType.ofHost(type.code()), AuditOutcome.SUCCESS, Optional.empty(), Map.of());
    }

    /**
     * Says whom it concerns.
     *
     * @param user the subject
     * @return the event with it
     */
    public HostEvent about(UserId user) {
        return new HostEvent(type, outcome, Optional.of(user), details);
    }

    /**
     * Says how it ended.
     *
     * @param ended {@link AuditOutcome#SUCCESS} or {@link AuditOutcome#REFUSED}
     * @return the event with it
     * @throws IllegalArgumentException when it is another one
     */
    public HostEvent withOutcome(AuditOutcome ended) {
        require(AuditOutcome.ours().contains(ended), "The outcome of a host's event is 'success' or 'refused'.");
        return new HostEvent(type, ended, subject, details);
    }

    /**
     * Adds a fact, or replaces the one of that name.
     *
     * @param name a letter, then at most 63 of {@code A-Z a-z 0-9 _ . -}
     * @param value at most 500 characters, no control characters or lone surrogates
     * @return the event with it
     * @throws IllegalArgumentException when name or value are of another form, for more than 20 facts, or when all of
     *     them together, percent-encoded as a store keeps them, have more than 4,000 characters
     */
    public HostEvent with(String name, String value) {
        require(NAME.matcher(name).matches(), "The name of a detail is a letter and at most 63 letters or digits.");
        require(isValid(value), "A detail has at most " + LONGEST_VALUE + " characters, none a control character.");
        Map<String, String> more = new HashMap<>(details);
        more.put(name, value);
        require(more.size() <= MOST_DETAILS, "An event has at most " + MOST_DETAILS + " details.");
        require(lengthInStore(more) <= LONGEST_IN_STORE, "The details of an event are too long together.");
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

    /** {@return how it ended} */
    public AuditOutcome outcome() {
        return outcome;
    }

    /** {@return whom it concerns} */
    public Optional<UserId> subject() {
        return subject;
    }

    /** {@return further facts by name} */
    public Map<String, String> details() {
        return details;
    }
}
