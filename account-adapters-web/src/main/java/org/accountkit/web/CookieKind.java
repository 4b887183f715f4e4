package org.accountkit.web;

import java.time.Duration;
import java.util.Optional;
import org.accountkit.token.TokenKind;

/** What we keep in a browser. */
enum CookieKind {
    SESSION("session", TokenKind.SESSION, Optional.empty()),
    PENDING("pending", TokenKind.PENDING_SIGN_IN, Optional.of(Duration.ofMinutes(5))),
    DEVICE("device", TokenKind.DEVICE, Optional.of(Duration.ofDays(180)));

    private final String suffix;
    private final TokenKind holds;
    private final Optional<Duration> maxAge;

    CookieKind(String suffix, TokenKind holds, Optional<Duration> maxAge) {
        this.suffix = suffix;
        this.holds = holds;
        this.maxAge = maxAge;
    }

    String suffix() {
        return suffix;
    }

    TokenKind holds() {
        return holds;
    }

    /** How long the browser keeps it; empty until it is closed. */
    Optional<Duration> maxAge() {
        return maxAge;
    }
}
