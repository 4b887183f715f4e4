package org.accountkit.spring;

import java.util.List;
import java.util.function.Consumer;
import org.accountkit.observation.AccountObserver;

/**
 * Several observers as one: the meters, and those of the application.
 *
 * @param observers called in this order
 */
record AllObservers(List<AccountObserver> observers) implements AccountObserver {

    @Override
    public void signIn(SignInOutcome outcome) {
        each(observer -> observer.signIn(outcome));
    }

    @Override
    public void refused(String code) {
        each(observer -> observer.refused(code));
    }

    @Override
    public void hashed(int waiting, long waitedNanos, long hashingNanos) {
        each(observer -> observer.hashed(waiting, waitedNanos, hashingNanos));
    }

    @Override
    public void hashingFull(int waiting) {
        each(observer -> observer.hashingFull(waiting));
    }

    @Override
    public void storeFailed(StoreFailure failure) {
        each(observer -> observer.storeFailed(failure));
    }

    private void each(Consumer<AccountObserver> call) {
        observers.forEach(call);
    }
}
