package org.accountkit.transaction;

/**
 * Thrown when another writer changed the data on which this unit of work based a decision. The whole unit is retried.
 */
public final class LostRaceException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Has no stack trace, because it is always caught. */
    public LostRaceException() {
        super("Another unit of work won.", null, false, false);
    }
}
