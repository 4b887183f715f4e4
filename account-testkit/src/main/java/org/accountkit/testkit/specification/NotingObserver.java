package org.accountkit.testkit.specification;

import java.util.List;
import org.accountkit.observation.AccountObserver;

/**
 * Notes what it observes, in order.
 *
 * @param seen the notes
 */
record NotingObserver(List<String> seen) implements AccountObserver {

    @Override
    public void signIn(SignInOutcome outcome) {
        seen.add("sign-in " + outcome);
    }

    @Override
    public void refused(String code) {
        seen.add("refused " + code);
    }

    @Override
    public void hashed(int waiting, long waitedNanos, long hashingNanos) {
        seen.add("hashed");
    }

    @Override
    public void storeFailed(StoreFailure failure) {
        seen.add("store " + failure);
    }
}
