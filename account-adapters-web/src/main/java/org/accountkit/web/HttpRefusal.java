package org.accountkit.web;

/** Refusals that are specific to HTTP, in addition to {@link org.accountkit.access.RefusalCode}. */
public enum HttpRefusal {
    /** A request carries two credentials. */
    AMBIGUOUS_CREDENTIALS("ambiguous-credentials", "Send one credential only."),
    /** A request comes from another site. */
    CROSS_SITE_REQUEST("cross-site-request", "Send the request from the product's own pages."),
    /** The resource does not have the method. */
    METHOD_NOT_ALLOWED("method-not-allowed", "Use one of the allowed methods."),
    /** The body is too large. */
    BODY_TOO_LARGE("body-too-large", "Send a smaller body."),
    /** The body has a media type that the route does not accept. */
    UNSUPPORTED_MEDIA_TYPE("unsupported-media-type", "Send application/json.");

    private final String code;
    private final String remedy;

    HttpRefusal(String code, String remedy) {
        this.code = code;
        this.remedy = remedy;
    }

    /** {@return the stable code} */
    public String code() {
        return code;
    }

    /** {@return a remedy, as an English sentence} */
    public String remedy() {
        return remedy;
    }

    /** {@return a refusal to throw, which {@link Admission#refuse} turns into a problem document} */
    public HttpRefusedException refused() {
        return new HttpRefusedException(this);
    }
}
