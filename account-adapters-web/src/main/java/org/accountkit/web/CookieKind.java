package org.accountkit.web;

import java.time.Duration;
import java.util.Optional;

/** The cookies that AccountKit sets. */
enum CookieKind {
    SESSION("session", Optional.empty()),
    PENDING("pending", Optional.of(Duration.ofMinutes(5))),
    DEVICE("device", Optional.of(Duration.ofDays(180)));

    private final String suffix;
    private final Optional<Duration> maxAge;

    CookieKind(String suffix, Optional<Duration> maxAge) {
        this.suffix = suffix;
        this.maxAge = maxAge;
    }

    String suffix() {
        return suffix;
    }

    /** Returns how long the browser keeps the cookie; empty if only until it is closed. */
    Optional<Duration> maxAge() {
        return maxAge;
    }
}
