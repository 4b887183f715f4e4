package org.accountkit.administration;

import java.time.Instant;
import java.util.Optional;

/**
 * A lock that keeps a user from signing in after too many failed attempts.
 *
 * @param kind what was attempted
 * @param until when the lock ends by itself; empty if it lasts until an unlock
 */
public record AccountLock(Kind kind, Optional<Instant> until) {

    /** What was attempted too often. */
    public enum Kind {
        /** Passwords. */
        PASSWORD("password"),
        /** TOTP codes. */
        TOTP("totp");

        private final String code;

        Kind(String code) {
            this.code = code;
        }

        /** {@return the stable code} */
        public String code() {
            return code;
        }
    }
}
