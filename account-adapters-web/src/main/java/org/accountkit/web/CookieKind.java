package org.accountkit.web;

import java.time.Duration;
import java.util.Optional;

/** What we keep in a browser. */
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

    /** How long the browser keeps it; empty until it is closed. */
    Optional<Duration> maxAge() {
        return maxAge;
    }
}
