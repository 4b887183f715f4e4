package org.accountkit.twofactor;

import java.util.Optional;
import org.accountkit.access.RefusalCode;
import org.accountkit.access.RefusedException;

/**
 * What verifying a second factor found.
 *
 * @param verdict whether it is right
 * @param hint a sentence for the user that helps with a wrong one, where something is known
 */
public record SecondFactorCheck(Verdict verdict, Optional<String> hint) {

    static final SecondFactorCheck ACCEPTED = of(Verdict.ACCEPTED);
    static final SecondFactorCheck WRONG = of(Verdict.WRONG);
    static final SecondFactorCheck SPENT =
            new SecondFactorCheck(Verdict.SPENT, Optional.of("This token was used already; wait for the next one."));

    /** Whether a second factor is right. */
    public enum Verdict {
        /** It is right, and used up now. */
        ACCEPTED,
        /** It is wrong. */
        WRONG,
        /** It was right, and was used before. */
        SPENT
    }

    private static SecondFactorCheck of(Verdict verdict) {
        return new SecondFactorCheck(verdict, Optional.empty());
    }

    static SecondFactorCheck wrongBecauseOf(ClockDrift drift) {
        return new SecondFactorCheck(Verdict.WRONG, Optional.of(drift.describe()));
    }

    /** {@return whether it was right, and was used before: a replay, perhaps by somebody who watched} */
    public boolean isSpent() {
        return verdict == Verdict.SPENT;
    }

    /**
     * Refuses what was not accepted.
     *
     * @param code why
     * @return the refusal, with the hint where there is one
     */
    public RefusedException refusal(RefusalCode code) {
        return hint.map(code::refused).orElseGet(code::refused);
    }

    /** {@return whether it is right, and used up now} */
    public boolean isAccepted() {
        return verdict == Verdict.ACCEPTED;
    }
}
