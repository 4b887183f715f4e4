package org.accountkit.web;

/** An expected refusal for a reason specific to HTTP. It has no stack trace, so that it is cheap. */
public final class HttpRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient HttpRefusal refusal;

    HttpRefusedException(HttpRefusal refusal) {
        super(refusal.code(), null, false, false);
        this.refusal = refusal;
    }

    /** {@return the reason} */
    public HttpRefusal refusal() {
        return refusal;
    }
}
