package org.accountkit.audit;

import java.util.List;
import java.util.regex.Pattern;

/**
 * How an attempt or a change ended, known by a stable code. A log may hold outcomes that this version does not know,
 * written by a newer one; they are read as they are.
 *
 * @param code 1 to 16 visible ASCII characters
 */
public record AuditOutcome(String code) {

    private static final Pattern CODE = Pattern.compile("[!-~]{1,16}");

    /** It was done. */
    public static final AuditOutcome SUCCESS = new AuditOutcome("success");
    /** It was refused, and changed nothing. */
    public static final AuditOutcome REFUSED = new AuditOutcome("refused");

    /**
     * Checks the code.
     *
     * @throws IllegalArgumentException when it is not of that form
     */
    public AuditOutcome {
        if (!CODE.matcher(code).matches()) {
            throw new IllegalArgumentException("The code of an audit outcome is 1 to 16 visible ASCII characters.");
        }
    }

    /** {@return the outcomes of this library} */
    public static List<AuditOutcome> ours() {
        return List.of(SUCCESS, REFUSED);
    }

    /**
     * The outcome that a code stands for, whether or not this version knows it.
     *
     * @param code 1 to 16 visible ASCII characters
     * @return the outcome
     * @throws IllegalArgumentException when the code is not of that form
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
