package org.accountkit.notification;

/** What a user should be told. */
public enum NoticeType {
    /** The password was changed by the user. */
    PASSWORD_CHANGED,
    /** The password was set by somebody else. */
    PASSWORD_RESET,
    /** Two-factor authentication was turned on. */
    TWO_FACTOR_ENABLED,
    /** Two-factor authentication was turned off by the user. */
    TWO_FACTOR_DISABLED,
    /** Two-factor authentication was turned off by somebody else. */
    TWO_FACTOR_RESET,
    /** An API key was generated. */
    API_KEY_GENERATED,
    /** A recovery code was used. */
    RECOVERY_CODE_USED
}
