package org.accountkit.access;

/** How it stands with the two-factor authentication of a user. */
public enum TwoFactorStatus {
    /** None was set up: the password alone signs in. */
    OFF,
    /** A second factor is asked for. */
    ACTIVE,
    /**
     * A second factor is asked for, but the secret of the authenticator app is lost with its master key: a recovery code
     * signs in, and then the user has to enrol anew.
     */
    NEEDS_ENROLMENT
}
