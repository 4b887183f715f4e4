package org.accountkit.web.json;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.accountkit.access.Refusal;
import org.accountkit.access.Refusal.Hint;
import org.accountkit.access.Refusal.Violation;
import org.accountkit.access.RefusalCode;
import org.accountkit.access.RefusedException;

/** Creates refusals of malformed requests. */
public final class Malformed {

    private static final Pattern PLAIN_NAME = Pattern.compile("[A-Za-z0-9_.-]{1,64}");

    private Malformed() {}

    /**
     * Refuses a request as a whole.
     *
     * @param detail a sentence that says what is wrong, with nothing of what was sent
     * @return a refusal to throw
     */
    public static RefusedException request(String detail) {
        return RefusalCode.MALFORMED_REQUEST.refused(detail);
    }

    /**
     * Refuses a field or a parameter.
     *
     * @param name the name as the client sent it; repeated only if it is a plain word
     * @param code the rule's stable code
     * @param problem the rest of the sentence after the name, such as {@code is missing}
     * @return a refusal to throw
     */
    public static RefusedException field(String name, String code, String problem) {
        boolean plain = PLAIN_NAME.matcher(name).matches();
        String detail = (plain ? "'" + name + "'" : "A field") + ' ' + problem + '.';
        List<Violation> violations = plain ? List.of(new Violation(name, code, detail)) : List.of();
        return new RefusedException(new Refusal(
                RefusalCode.MALFORMED_REQUEST, Optional.of(new Hint(code, detail)), violations, Optional.empty()));
    }
}
