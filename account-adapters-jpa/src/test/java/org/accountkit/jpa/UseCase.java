package org.accountkit.jpa;

import java.util.Optional;
import java.util.function.Function;
import org.accountkit.AccountServices;
import org.accountkit.AccountStores;
import org.accountkit.access.RefusalCode;

/**
 * A public operation that writes, with what has to be there first.
 *
 * @param operation class and method
 * @param variant what is special about this use; may be empty
 * @param refusal how it ends if the database does not fail; empty if it succeeds
 * @param spendsCode whether it spends a TOTP or recovery code, which happens in a transaction of its own
 * @param effect when all of it has to be there
 * @param preparation creates what the use case needs, and returns the use case
 */
record UseCase(
        String operation,
        String variant,
        Optional<RefusalCode> refusal,
        boolean spendsCode,
        Effect effect,
        Function<Scene, Action> preparation) {

    static UseCase of(String operation, Function<Scene, Action> preparation) {
        return of(operation, "", preparation);
    }

    static UseCase of(String operation, String variant, Function<Scene, Action> preparation) {
        return new UseCase(operation, variant, Optional.empty(), false, Effect.ALL_OR_NOTHING, preparation);
    }

    UseCase refusedWith(RefusalCode code) {
        return new UseCase(operation, variant, Optional.of(code), spendsCode, effect, preparation);
    }

    UseCase spendingACode() {
        return new UseCase(operation, variant, refusal, true, effect, preparation);
    }

    UseCase inBatches() {
        return new UseCase(operation, variant, refusal, spendsCode, Effect.IN_BATCHES, preparation);
    }

    UseCase atTheLatestWhenCalledAgain() {
        return new UseCase(operation, variant, refusal, spendsCode, Effect.LATER, preparation);
    }

    String name() {
        return variant.isEmpty() ? operation : operation + ", " + variant;
    }

    /** When all of the effect is there. */
    enum Effect {
        /** With the answer, or not at all. */
        ALL_OR_NOTHING,
        /** With the answer; after a failure, a part of it may be there, and another call does the rest. */
        IN_BATCHES,
        /** Failures are reported elsewhere, and another call does what is left. */
        LATER
    }

    @Override
    public String toString() {
        return name();
    }

    /** What is done on the node whose database fails. */
    interface Action {

        void on(Node node);
    }

    /**
     * One process.
     *
     * @param accounts its services
     * @param stores their stores
     */
    record Node(AccountServices accounts, AccountStores stores) {}
}
