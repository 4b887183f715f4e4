package org.accountkit.audit;

import java.util.List;
import java.util.regex.Pattern;

/**
 * The outcome of an attempt or a change, identified by a stable code. A log may contain outcomes that a newer version
 * wrote and this one does not know; they are returned unchanged.
 *
 * @param code 1 to 16 visible ASCII characters
 */
public record AuditOutcome(String code) {

    private static final Pattern CODE = Pattern.compile("[!-~]{1,16}");

    /** It succeeded. */
    public static final AuditOutcome SUCCESS = new AuditOutcome("success");
    /** It was refused and changed nothing. */
    public static final AuditOutcome REFUSED = new AuditOutcome("refused");

    /**
     * Checks the code.
     *
     * @throws IllegalArgumentException if it has another form
     */
    public AuditOutcome {
        if (!CODE.matcher(code).matches()) {
            throw new IllegalArgumentException(
                    "The code of an audit outcome must have 1 to 16 visible ASCII characters.");
        }
    }

    /** {@return AccountKit's outcomes} */
    public static List<AuditOutcome> ours() {
        return List.of(SUCCESS, REFUSED);
    }

    /**
     * Returns the outcome with a given code, whether or not this version knows it.
     *
     * @param code 1 to 16 visible ASCII characters
     * @return the outcome
     * @throws IllegalArgumentException if the code has another form
     */
    public static AuditOutcome of(String code) {
        return new AuditOutcome(code);
    }

    /** {@return the code} */
    @Override
    public String toString() {
        return code;
    }
}
