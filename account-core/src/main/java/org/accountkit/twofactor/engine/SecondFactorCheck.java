package org.accountkit.twofactor.engine;

import java.util.Optional;
import org.accountkit.access.Refusal.Hint;
import org.accountkit.access.RefusalCode;
import org.accountkit.access.RefusedException;

/**
 * The result of verifying a second factor.
 *
 * @param verdict whether the factor is right
 * @param hint what the user may learn about a wrong factor
 */
public record SecondFactorCheck(Verdict verdict, Optional<Hint> hint) {

    static final SecondFactorCheck ACCEPTED = new SecondFactorCheck(Verdict.ACCEPTED, Optional.empty());
    static final SecondFactorCheck WRONG = wrong(Optional.empty());
    static final SecondFactorCheck SPENT = new SecondFactorCheck(
            Verdict.SPENT,
            Optional.of(new Hint("code-spent", "This code has already been used. Wait for the next one.")));

    /** The possible verdicts on a second factor. */
    public enum Verdict {
        /** Right, and now spent. */
        ACCEPTED,
        /** Wrong. */
        WRONG,
        /** Right, but already spent. */
        SPENT
    }

    static SecondFactorCheck wrong(Optional<Hint> hint) {
        return new SecondFactorCheck(Verdict.WRONG, hint);
    }

    /** {@return whether the factor was already spent: a replay, perhaps by an onlooker} */
    public boolean isSpent() {
        return verdict == Verdict.SPENT;
    }

    /**
     * Returns a refusal of a factor that was not accepted.
     *
     * @param code the reason
     * @return the refusal, with the hint if there is one
     */
    public RefusedException refusal(RefusalCode code) {
        return hint.map(code::refused).orElseGet(code::refused);
    }

    /** {@return whether the factor is right and now spent} */
    public boolean isAccepted() {
        return verdict == Verdict.ACCEPTED;
    }
}
