package org.accountkit.signin.engine;

import java.util.Map;
import java.util.function.Supplier;
import org.accountkit.access.RefusalCode;
import org.accountkit.access.RefusedException;
import org.accountkit.access.engine.ServiceContext;
import org.accountkit.observation.AccountObserver.SignInOutcome;
import org.accountkit.signin.SignInResult;
import org.accountkit.signin.SignInResult.SignedIn;
import org.accountkit.transaction.StoreUnavailableException;

/**
 * Reports how each step of a sign-in ends.
 *
 * @param context has the observer
 */
public record SignInObservation(ServiceContext context) {

    private static final Map<RefusalCode, SignInOutcome> OUTCOMES = Map.of(
            RefusalCode.TOO_MANY_ATTEMPTS, SignInOutcome.THROTTLED,
            RefusalCode.UNAVAILABLE, SignInOutcome.UNAVAILABLE,
            RefusalCode.INTERNAL_ERROR, SignInOutcome.FAILED);

    /**
     * Runs a step.
     *
     * @param step the step
     * @param <R> the type of its result
     * @return its result
     */
    public <R extends SignInResult> R observe(Supplier<R> step) {
        try {
            R result = step.get();
            report(result instanceof SignedIn ? SignInOutcome.SIGNED_IN : SignInOutcome.SECOND_FACTOR_REQUIRED);
            return result;
        } catch (RefusedException e) {
            context.reportRefusal(e);
            report(OUTCOMES.getOrDefault(e.code(), SignInOutcome.REFUSED));
            throw e;
        } catch (StoreUnavailableException e) {
            report(SignInOutcome.UNAVAILABLE);
            throw e;
        } catch (RuntimeException | Error e) {
            report(SignInOutcome.FAILED);
            throw e;
        }
    }

    private void report(SignInOutcome outcome) {
        context.observer().signIn(outcome);
    }
}
