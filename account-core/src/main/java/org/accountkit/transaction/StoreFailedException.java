package org.accountkit.transaction;

/**
 * Thrown when a store or another port fails in a way that it should not: it threw something unexpected, or returned
 * what is no answer. Names classes and places, but repeats no message, since a message may contain bound values or
 * secrets. The unit of work was rolled back.
 */
public final class StoreFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception, without bound values or anything else that a driver may put into its messages.
     *
     * @param reason a sentence for the log
     */
    public StoreFailedException(String reason) {
        super(reason);
    }
}
