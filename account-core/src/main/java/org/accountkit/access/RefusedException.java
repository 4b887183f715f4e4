package org.accountkit.access;

/**
 * An expected refusal. Unchecked and thrown, so that a caller who forgets to look is stopped and the transaction is
 * rolled back; without a stack trace, so that it is cheap.
 */
public final class RefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Refusal refusal;

    /**
     * Refuses.
     *
     * @param refusal why
     */
    public RefusedException(Refusal refusal) {
        super(refusal.code().code(), null, false, false);
        this.refusal = refusal;
    }

    /** {@return why} */
    public Refusal refusal() {
        return refusal;
    }

    /** {@return the reason's code} */
    public RefusalCode code() {
        return refusal.code();
    }
}
