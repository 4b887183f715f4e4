package org.accountkit.password;

/** What verifying a password against a hash found. */
public enum PasswordCheck {
    /** It is another password. */
    NO_MATCH,
    /** It is another password, and finding that out cost less than making a new hash does. */
    NO_MATCH_CHEAPER,
    /** The hash is of no known form, malformed, or too expensive to be computed: no password matches it. */
    UNREADABLE,
    /** It is the password, and the hash is as new ones are. */
    MATCH,
    /** It is the password, and the hash should be made anew. */
    MATCH_OUTDATED;

    /** {@return whether it is the password} */
    public boolean matches() {
        return this == MATCH || this == MATCH_OUTDATED;
    }
}
