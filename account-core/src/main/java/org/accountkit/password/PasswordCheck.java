package org.accountkit.password;

/** The result of verifying a password against a hash. */
public enum PasswordCheck {
    /** The password is wrong. */
    NO_MATCH,
    /** The password is wrong, and finding out cost less than computing a new hash. */
    NO_MATCH_CHEAPER,
    /** The hash is of no known form, malformed, or too expensive to compute: no password matches it. */
    UNREADABLE,
    /** The password is right, and the hash is up to date. */
    MATCH,
    /** The password is right, and the hash is outdated. */
    MATCH_OUTDATED;

    /** {@return whether the password is right} */
    public boolean matches() {
        return this == MATCH || this == MATCH_OUTDATED;
    }
}
