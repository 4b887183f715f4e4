package org.accountkit.transaction;

/**
 * Thrown when another writer changed the data on which this unit of work based a decision. The whole unit is retried.
 */
public final class LostRaceException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Whether a key of the database was violated. */
    private final boolean keyViolated;

    /** Has no stack trace, because it is always caught. */
    public LostRaceException() {
        this("Another unit of work won.", false);
    }

    private LostRaceException(String message, boolean keyViolated) {
        super(message, null, false, false);
        this.keyViolated = keyViolated;
    }

    /**
     * Returns the exception for a row that violates a unique key or a foreign key. Usually another unit of work added
     * or deleted the other row meanwhile. If the violation is still there in every retry, it is a defect.
     *
     * @return the exception
     */
    public static LostRaceException ofKeyViolation() {
        return new LostRaceException("A unique key or a foreign key is violated.", true);
    }

    /** {@return whether a unique key or a foreign key of the database was violated} */
    public boolean keyViolated() {
        return keyViolated;
    }
}
