package org.accountkit.access;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.accountkit.user.Right;

/**
 * What a caller must be to do something. One rule serves the service method, which enforces it, and an adapter, which can
 * refuse by it before it reads any input. Checked in this order: kind of credential, pending action, right, proof.
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

    /** {@return a rule that takes sessions only} */
    public static AccessRule session() {
        return new AccessRule(false, false, EnumSet.noneOf(PendingAction.class), Optional.empty());
    }

    /** {@return a rule that takes API keys as well} */
    public static AccessRule sessionOrKey() {
        return new AccessRule(true, false, EnumSet.noneOf(PendingAction.class), Optional.empty());
    }

    /** {@return the same, and the last full proof must be fresh} */
    public AccessRule withProof() {
        return new AccessRule(keys, true, duringPending, right);
    }

    /**
     * The same, for somebody who holds a right.
     *
     * @param needed which one
     * @return the stricter rule
     */
    public AccessRule withRight(Right needed) {
        return new AccessRule(keys, proof, duringPending, Optional.of(needed));
    }

    /**
     * The same, also while an action is the first that is pending.
     *
     * @param action which one
     * @return the wider rule
     */
    public AccessRule during(PendingAction action) {
        Set<PendingAction> more = EnumSet.copyOf(duringPending);
        more.add(action);
        return new AccessRule(keys, proof, more, right);
    }

    /** {@return the same, whatever is pending} */
    public AccessRule always() {
        return new AccessRule(keys, proof, EnumSet.allOf(PendingAction.class), right);
    }

    /** {@return whether it takes API keys} */
    public boolean takesKeys() {
        return keys;
    }

    /** {@return whether it wants a fresh proof} */
    public boolean wantsProof() {
        return proof;
    }

    /** {@return the right that it wants} */
    public Optional<Right> right() {
        return right;
    }

    /**
     * Refuses a caller whom the rule does not let pass.
     *
     * @param caller who acts
     * @param now the time
     * @throws RefusedException {@code forbidden}, {@code action-pending} or {@code reauthentication-required}
     */
    public void check(Caller caller, Instant now) {
        if (!keys && !caller.credential().kind().isSession()) {
            throw RefusalCode.FORBIDDEN.refused("This takes a session, not an API key.");
        }
        if (isHeldUp(caller)) {
            throw RefusalCode.ACTION_PENDING.refused();
        }
        if (right.isPresent() && !caller.has(right.get())) {
            throw RefusalCode.FORBIDDEN.refused("The right " + right.get() + " is missing.");
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
