package org.accountkit.access;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.accountkit.access.Account.PendingAction;
import org.accountkit.access.Refusal.Hint;
import org.accountkit.user.Right;

/**
 * What a caller needs in order to do something. The service method enforces the rule, and an adapter can check the same
 * rule before it reads any input. Checked in this order: kind of credential, pending action, right, proof.
 * Immutable.
 */
public final class AccessRule {

    private final boolean keys;
    private final boolean proof;
    private final Set<PendingAction> duringPending;
    private final Optional<Right> right;

    private AccessRule(boolean keys, boolean proof, Set<PendingAction> duringPending, Optional<Right> right) {
        this.keys = keys;
        this.proof = proof;
        this.duringPending = duringPending;
        this.right = right;
    }

    /** {@return a rule that accepts sessions only} */
    public static AccessRule session() {
        return new AccessRule(false, false, EnumSet.noneOf(PendingAction.class), Optional.empty());
    }

    /** {@return a rule that accepts sessions and API keys} */
    public static AccessRule sessionOrKey() {
        return new AccessRule(true, false, EnumSet.noneOf(PendingAction.class), Optional.empty());
    }

    /** {@return this rule, with a fresh full proof required as well} */
    public AccessRule withProof() {
        return new AccessRule(keys, true, duringPending, right);
    }

    /**
     * Returns this rule, with a right required as well.
     *
     * @param needed the required right
     * @return the stricter rule
     */
    public AccessRule withRight(Right needed) {
        return new AccessRule(keys, proof, duringPending, Optional.of(needed));
    }

    /**
     * Returns this rule, relaxed for callers whose first pending action is the given one.
     *
     * @param action the pending action to allow
     * @return the relaxed rule
     */
    public AccessRule during(PendingAction action) {
        Set<PendingAction> more = EnumSet.copyOf(duringPending);
        more.add(action);
        return new AccessRule(keys, proof, more, right);
    }

    /** {@return this rule, relaxed for callers with any pending action} */
    public AccessRule always() {
        return new AccessRule(keys, proof, EnumSet.allOf(PendingAction.class), right);
    }

    /** {@return whether the rule accepts API keys} */
    public boolean takesKeys() {
        return keys;
    }

    /** {@return whether the rule requires a fresh proof} */
    public boolean wantsProof() {
        return proof;
    }

    /** {@return the right that the rule requires, if any} */
    public Optional<Right> right() {
        return right;
    }

    /**
     * Refuses a caller who does not satisfy the rule.
     *
     * @param caller the caller
     * @param now the current time
     * @throws RefusedException {@code forbidden}, {@code action-pending} or {@code reauthentication-required}
     */
    public void check(Caller caller, Instant now) {
        if (!keys && !caller.credential().kind().isSession()) {
            throw RefusalCode.FORBIDDEN.refused(new Hint("session-only", "This requires a session, not an API key."));
        }
        if (isHeldUp(caller)) {
            throw RefusalCode.ACTION_PENDING.refused();
        }
        if (right.isPresent() && !caller.has(right.get())) {
            throw RefusalCode.FORBIDDEN.refused(new Hint(
                    "right-missing",
                    "The right " + right.get() + " is missing.",
                    Map.of("right", right.get().name())));
        }
        if (proof && !caller.isProven(now)) {
            throw RefusalCode.REAUTHENTICATION_REQUIRED.refused();
        }
    }

    private boolean isHeldUp(Caller caller) {
        return caller.pendingActions().stream()
                .findFirst()
                .filter(first -> !duringPending.contains(first))
                .isPresent();
    }
}
