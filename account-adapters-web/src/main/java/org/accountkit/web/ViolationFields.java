package org.accountkit.web;

import java.util.List;
import java.util.function.Supplier;
import org.accountkit.access.Refusal;
import org.accountkit.access.Refusal.Violation;
import org.accountkit.access.RefusedException;

/** Translates the subject of a violation into the field of the request. */
final class ViolationFields {

    private ViolationFields() {}

    /** Runs a use case; if it is refused, violations of the subject name the field. */
    static <T> T renaming(String subject, String field, Supplier<T> useCase) {
        try {
            return useCase.get();
        } catch (RefusedException e) {
            Refusal refusal = e.refusal();
            List<Violation> renamed = refusal.violations().stream()
                    .map(violation -> violation.subject().equals(subject) ? in(field, violation) : violation)
                    .toList();
            throw sameRefusal(e, new Refusal(refusal.code(), refusal.hint(), renamed, refusal.retryAfter()));
        }
    }

    /** It counts once, whatever it says of its fields. */
    private static RefusedException sameRefusal(RefusedException original, Refusal renamed) {
        RefusedException refused = new RefusedException(renamed);
        if (!original.markReported()) {
            refused.markReported();
        }
        return refused;
    }

    private static Violation in(String field, Violation violation) {
        return new Violation(field, violation.code(), violation.detail(), violation.parameters());
    }
}
