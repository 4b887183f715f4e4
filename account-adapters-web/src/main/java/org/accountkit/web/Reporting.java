package org.accountkit.web;

import org.accountkit.access.RefusedException;
import org.accountkit.observation.AccountObserver;

/**
 * How the host learns about refused and failed requests.
 *
 * @param correlationIds where their ids come from
 * @param observer counts them
 * @param outages logs those that a store caused
 */
record Reporting(CorrelationIds correlationIds, AccountObserver observer, OutageLog outages) {

    static Reporting to(AccountObserver observer, CorrelationIds correlationIds) {
        return new Reporting(correlationIds, observer, new OutageLog(System::nanoTime));
    }

    /** A service may have reported it already. */
    void refused(RefusedException refusal) {
        if (refusal.markReported()) {
            refused(refusal.code().code());
        }
    }

    void refused(String code) {
        observer.refused(code);
    }
}
