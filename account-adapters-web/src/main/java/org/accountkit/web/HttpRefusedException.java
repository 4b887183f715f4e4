package org.accountkit.web;

/** An expected refusal of a request for a reason that only HTTP has. Without a stack trace, so that it is cheap. */
public final class HttpRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient HttpRefusal refusal;

    HttpRefusedException(HttpRefusal refusal) {
        super(refusal.code(), null, false, false);
        this.refusal = refusal;
    }

    /** {@return why} */
    public HttpRefusal refusal() {
        return refusal;
    }
}
