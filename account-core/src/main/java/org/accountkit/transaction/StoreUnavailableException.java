package org.accountkit.transaction;

/** Thrown when the store cannot be reached or does not answer in time. Nothing was left half done. */
public final class StoreUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception, without bound values or anything else that a driver may put into its messages.
     *
     * @param reason a sentence for the log
     */
    public StoreUnavailableException(String reason) {
        super(reason);
    }
}
