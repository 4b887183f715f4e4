package org.accountkit.web;

/** The cookies that AccountKit sets. */
enum CookieKind {
    SESSION("session"),
    PENDING("pending"),
    DEVICE("device");

    private final String suffix;

    CookieKind(String suffix) {
        this.suffix = suffix;
    }

    String suffix() {
        return suffix;
    }
}
