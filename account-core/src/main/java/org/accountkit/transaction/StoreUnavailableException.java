package org.accountkit.transaction;

/**
 * Thrown when the store cannot be reached or does not answer in time. Nothing was left half done. If the answer to a
 * commit was lost, the unit of work may have taken effect as a whole: see {@link #outcomeUnknown()}.
 */
public final class StoreUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Whether the unit of work may have taken effect. */
    private final boolean outcomeUnknown;

    /**
     * Creates the exception, without bound values or anything else that a driver may put into its messages.
     *
     * @param reason a sentence for the log
     */
    public StoreUnavailableException(String reason) {
        this(reason, false);
    }

    private StoreUnavailableException(String reason, boolean outcomeUnknown) {
        super(reason);
        this.outcomeUnknown = outcomeUnknown;
    }

    /**
     * Returns the exception for a unit of work that either took effect as a whole or not at all. It must not be retried
     * without looking first.
     *
     * @param reason a sentence for the log
     * @return the exception
     */
    public static StoreUnavailableException withUnknownOutcome(String reason) {
        return new StoreUnavailableException(reason, true);
    }

    /** {@return whether the unit of work may have taken effect} */
    public boolean outcomeUnknown() {
        return outcomeUnknown;
    }
}
