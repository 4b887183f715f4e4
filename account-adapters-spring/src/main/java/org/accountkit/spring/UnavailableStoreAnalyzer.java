package org.accountkit.spring;

import org.accountkit.transaction.StoreUnavailableException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says what to do if the database cannot be reached at start-up. */
final class UnavailableStoreAnalyzer extends AbstractFailureAnalyzer<StoreUnavailableException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, StoreUnavailableException cause) {
        return new FailureAnalysis(
                "AccountKit's stores are not available: " + cause.getMessage(),
                "Check spring.datasource.url, that the database is running, and that its user may read and write the"
                        + " tables account_*.",
                cause);
    }
}
