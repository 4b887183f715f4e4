package org.accountkit.access;

/**
 * An expected refusal. It is an unchecked exception, so that a caller cannot overlook it and the transaction is rolled
 * back. It has no stack trace, so it is cheap.
 */
public final class RefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Refusal refusal;
    private transient boolean reported;

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

    /**
     * Marks this refusal as reported to the host's observer. A refusal passes several places that could report it, and
     * counts once.
     *
     * @return whether it had not been reported before
     */
    public boolean markReported() {
        boolean first = !reported;
        reported = true;
        return first;
    }

    /** {@return the refusal's code} */
    public RefusalCode code() {
        return refusal.code();
    }
}
