package org.accountkit.notification;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.accountkit.user.Realm;
import org.accountkit.user.UserId;

/**
 * A change to an account of which its user should be notified.
 *
 * @param type what happened
 * @param realm the user's realm
 * @param userId the user's id
 * @param at when it happened
 * @param address the network address from which the request came
 * @param recoveryCodesLeft how many recovery codes remain, if one was used; at 3 or fewer the user should replace them
 */
public record Notice(
        NoticeType type,
        Realm realm,
        UserId userId,
        Instant at,
        Optional<String> address,
        OptionalInt recoveryCodesLeft) {

    /** The kinds of events of which users are notified. */
    public enum NoticeType {
        /** The user changed the password. */
        PASSWORD_CHANGED,
        /** An administrator or the operator set the password. */
        PASSWORD_RESET,
        /** The password was set with a password reset token. */
        PASSWORD_RESET_COMPLETED,
        /** Two-factor authentication was activated. */
        TWO_FACTOR_ENABLED,
        /** The user deactivated two-factor authentication. */
        TWO_FACTOR_DISABLED,
        /** An administrator or the operator deactivated two-factor authentication. */
        TWO_FACTOR_RESET,
        /** An API key was generated. */
        API_KEY_GENERATED,
        /** An administrator or the operator removed an API key. */
        API_KEY_REMOVED,
        /** An API key has expired. */
        API_KEY_EXPIRED,
        /** A recovery code was used. */
        RECOVERY_CODE_USED,
        /** All recovery codes were replaced. */
        RECOVERY_CODES_REPLACED,
        /** An unknown device completed a sign-in. */
        NEW_DEVICE,
        /** Too many attempts failed. The user can sign in again only after waiting, or after an administrator's unlock. */
        ACCOUNT_LOCKED
    }
}
