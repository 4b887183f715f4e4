package org.accountkit.access;

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
