package org.accountkit.twofactor.engine;

import java.util.Optional;
import org.accountkit.access.Hint;
import org.accountkit.access.RefusalCode;
import org.accountkit.access.RefusedException;

/**
 * What verifying a second factor found.
 *
 * @param verdict whether it is right
 * @param hint what the user may be told about a wrong one
 */
public record SecondFactorCheck(Verdict verdict, Optional<Hint> hint) {

    static final SecondFactorCheck ACCEPTED = new SecondFactorCheck(Verdict.ACCEPTED, Optional.empty());
    static final SecondFactorCheck WRONG = wrong(Optional.empty());
    static final SecondFactorCheck SPENT = new SecondFactorCheck(
            Verdict.SPENT,
            Optional.of(new Hint("code-spent", "This code has already been used. Wait for the next one.")));

    /** Whether a second factor is right. */
    public enum Verdict {
        /** It is right, and is now used up. */
        ACCEPTED,
        /** It is wrong. */
        WRONG,
        /** It is right, but was used before. */
        SPENT
    }

    static SecondFactorCheck wrong(Optional<Hint> hint) {
        return new SecondFactorCheck(Verdict.WRONG, hint);
    }

    /** {@return whether it was used before: a replay, perhaps by somebody who watched} */
    public boolean isSpent() {
        return verdict == Verdict.SPENT;
    }

    /**
     * Refuses what was not accepted.
     *
     * @param code why
     * @return the refusal, with the hint if there is one
     */
    public RefusedException refusal(RefusalCode code) {
        return hint.map(code::refused).orElseGet(code::refused);
    }

    /** {@return whether it is right, and now used up} */
    public boolean isAccepted() {
        return verdict == Verdict.ACCEPTED;
    }
}
