package org.accountkit.access;

/**
 * An expected refusal. It is an unchecked exception, so that a caller cannot overlook it and the transaction is rolled
 * back. It has no stack trace, so it is cheap.
 */
public final class RefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Refusal refusal;

    /**
     * Creates the exception.
     *
     * @param refusal the reason
     */
    public RefusedException(Refusal refusal) {
        super(refusal.code().code(), null, false, false);
        this.refusal = refusal;
    }

    /** {@return the refusal} */
    public Refusal refusal() {
        return refusal;
    }

    /** {@return the refusal's code} */
    public RefusalCode code() {
        return refusal.code();
    }
}
