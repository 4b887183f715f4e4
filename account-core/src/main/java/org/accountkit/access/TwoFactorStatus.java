package org.accountkit.access;

/** The status of a user's two-factor authentication. */
public enum TwoFactorStatus {
    /** Not set up: the password is enough to sign in. */
    OFF,
    /** Sign-in requires a second factor. */
    ACTIVE,
    /**
     * Sign-in requires a second factor, but the TOTP secret is lost with its master key. The user signs in with a
     * recovery code and then has to enrol again.
     */
    NEEDS_ENROLMENT
}
