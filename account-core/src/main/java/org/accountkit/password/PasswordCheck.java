package org.accountkit.password;

/** What verifying a password against a hash found. */
public enum PasswordCheck {
    /** It is another password, or the hash is of no known form. */
    NO_MATCH,
    /** It is the password, and the hash is as new ones are. */
    MATCH,
    /** It is the password, and the hash should be made anew. */
    MATCH_OUTDATED;

    /** {@return whether it is the password} */
    public boolean matches() {
        return this != NO_MATCH;
    }
}
