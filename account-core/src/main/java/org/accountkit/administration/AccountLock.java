package org.accountkit.administration;

import java.time.Instant;
import java.util.Optional;

/**
 * What keeps a user from signing in after too many failed attempts.
 *
 * @param kind what was tried
 * @param until when it ends by itself; empty if only an unlock helps
 */
public record AccountLock(Kind kind, Optional<Instant> until) {

    /** What was tried too often. */
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
