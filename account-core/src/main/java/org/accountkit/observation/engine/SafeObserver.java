package org.accountkit.observation.engine;

import java.util.concurrent.atomic.AtomicBoolean;
import org.accountkit.observation.AccountObserver;

/**
 * The only place that calls the host's observer: whatever the observer throws has no effect, and is logged once. Safe
 * for use by several threads.
 */
public final class SafeObserver implements AccountObserver {

    private static final System.Logger LOG = System.getLogger(SafeObserver.class.getName());

    private final AccountObserver observer;
    private final AtomicBoolean warned = new AtomicBoolean();

    /**
     * Creates a safe observer.
     *
     * @param observer the host's observer
     */
    public SafeObserver(AccountObserver observer) {
        this.observer = observer;
    }

    @Override
    public void signIn(SignInOutcome outcome) {
        try {
            observer.signIn(outcome);
        } catch (Throwable failure) {
            ignore(failure);
        }
    }

    @Override
    public void refused(String code) {
        try {
            observer.refused(code);
        } catch (Throwable failure) {
            ignore(failure);
        }
    }

    @Override
    public void hashed(int waiting, long waitedNanos, long hashingNanos) {
        try {
            observer.hashed(waiting, waitedNanos, hashingNanos);
        } catch (Throwable failure) {
            ignore(failure);
        }
    }

    @Override
    public void hashingFull(int waiting) {
        try {
            observer.hashingFull(waiting);
        } catch (Throwable failure) {
            ignore(failure);
        }
    }

    @Override
    public void storeFailed(StoreFailure failure) {
        try {
            observer.storeFailed(failure);
        } catch (Throwable thrown) {
            ignore(thrown);
        }
    }

    private void ignore(Throwable failure) {
        if (warned.compareAndSet(false, true)) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "The observer failed: {0}. This is logged once.",
                    failure.getClass().getName());
        }
    }
}
