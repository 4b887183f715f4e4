package org.accountkit.access;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.accountkit.user.AccountState;
import org.accountkit.user.Role;
import org.accountkit.user.User;
import org.accountkit.user.UserId;

/**
 * A user with everything known about the account, as of one moment.
 *
 * @param user the user
 * @param state the state that AccountKit stores alongside the user
 * @param roles the user's roles; a name without a stored role becomes a role that grants and denies nothing
 * @param twoFactor the status of two-factor authentication
 * @param apiKeyPresent whether the user has set the API key of the settings page
 */
public record Account(
        User user, AccountState state, Set<Role> roles, TwoFactorStatus twoFactor, boolean apiKeyPresent) {

    /** Copies the roles. */
    public Account {
        roles = Set.copyOf(roles);
    }

    /** {@return the user's id} */
    public UserId id() {
        return user.id();
    }

    /** {@return what the user must do before anything else, in this order} */
    public List<PendingAction> pendingActions() {
        List<PendingAction> pending = new ArrayList<>(2);
        if (state.passwordChangeRequired()) {
            pending.add(PendingAction.CHANGE_PASSWORD);
        }
        if (needsEnrolment()) {
            pending.add(PendingAction.SET_UP_TWO_FACTOR);
        }
        return List.copyOf(pending);
    }

    private boolean needsEnrolment() {
        return twoFactor == TwoFactorStatus.NEEDS_ENROLMENT || (state.twoFactorRequired() && !twoFactorActive());
    }

    /** {@return whether sign-in requires a second factor} */
    public boolean twoFactorActive() {
        return twoFactor != TwoFactorStatus.OFF;
    }

    /**
     * Returns this account as it is after a sign-in.
     *
     * @param at the time of the sign-in
     * @return the account with that time
     */
    public Account signedInAt(Instant at) {
        return new Account(user, state.signedInAt(at), roles, twoFactor, apiKeyPresent);
    }

    /** The status of a user's two-factor authentication. */
    public enum TwoFactorStatus {
        /** Not set up: the password is enough to sign in. */
        OFF,
        /** Sign-in requires a second factor. */
        ACTIVE,
        /**
         * Sign-in requires a second factor, and the user then has to enrol again: the TOTP secret is lost with its master
         * key, so that only a recovery code passes, or it was imported although it is weak.
         */
        NEEDS_ENROLMENT
    }

    /** What a signed-in user must do before anything else, in this order. */
    public enum PendingAction {
        /** Change the password. */
        CHANGE_PASSWORD("change-password"),
        /** Set up two-factor authentication. */
        SET_UP_TWO_FACTOR("set-up-two-factor");

        private final String code;

        PendingAction(String code) {
            this.code = code;
        }

        /** {@return the stable code} */
        public String code() {
            return code;
        }
    }
}
