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
    /** An API key was removed by somebody else. */
    API_KEY_REMOVED,
    /** An API key has expired. */
    API_KEY_EXPIRED,
    /** A recovery code was used. */
    RECOVERY_CODE_USED,
    /** All recovery codes were replaced. */
    RECOVERY_CODES_REPLACED,
    /** A device that was not known before completed a sign-in. */
    NEW_DEVICE,
    /** Too many attempts failed: only an administrator's unlock, or waiting, lets the account sign in again. */
    ACCOUNT_LOCKED
}
