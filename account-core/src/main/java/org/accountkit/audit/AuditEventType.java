package org.accountkit.audit;

import java.util.Arrays;
import java.util.Optional;

/** What an audit event tells of. The code is stable: it is stored and shown to clients. */
public enum AuditEventType {
    /** The first step of a sign-in, or the whole of one without a second factor. */
    SIGN_IN("sign-in"),
    /** The second step of a sign-in. */
    SECOND_FACTOR("second-factor"),
    /** Somebody signed in asked for what they have no right to. */
    ACCESS_REFUSAL("access-refusal"),
    /** A proof given again by somebody signed in. */
    PROOF("proof"),
    /** A sign-out by the user. */
    SIGN_OUT("sign-out"),
    /** A user ended one session or all others. */
    SESSION_END("session-end"),
    /** A user changed the password. */
    PASSWORD_CHANGE("password-change"),
    /** Somebody else set the password of a user. */
    PASSWORD_RESET("password-reset"),
    /** A pending two-factor enrolment was begun. */
    TWO_FACTOR_ENROLMENT("two-factor-enrolment"),
    /** Two-factor authentication was validated and is active. */
    TWO_FACTOR_ACTIVATION("two-factor-activation"),
    /** A user turned two-factor authentication off. */
    TWO_FACTOR_DEACTIVATION("two-factor-deactivation"),
    /** Somebody else turned a user's two-factor authentication off. */
    TWO_FACTOR_RESET("two-factor-reset"),
    /** A wrong code was right at another time: the clock of the authenticator app is off. */
    CLOCK_DRIFT("clock-drift"),
    /** A sealed secret did not open. */
    SECRET_UNSEALABLE("secret-unsealable"),
    /** A stored password hash could not be read, so no password matches it. */
    PASSWORD_HASH_UNREADABLE("password-hash-unreadable"),
    /** A recovery code was used up. */
    RECOVERY_CODE_USE("recovery-code-use"),
    /** All recovery codes were replaced. */
    RECOVERY_CODES_REPLACEMENT("recovery-codes-replacement"),
    /** An API key was generated, in place of an older one if there was one. */
    API_KEY_GENERATION("api-key-generation"),
    /** An API key was removed. */
    API_KEY_REMOVAL("api-key-removal"),
    /** The download token was renewed. */
    DOWNLOAD_TOKEN_RENEWAL("download-token-renewal"),
    /** Downloads were closed, opened, or made to require the token. */
    DOWNLOAD_STATE_CHANGE("download-state-change"),
    /** Secrets were sealed anew under the current master key. */
    MASTER_KEY_RESEAL("master-key-reseal"),
    /** A master key was given up, and the secrets under it with it. */
    MASTER_KEY_ABANDONMENT("master-key-abandonment"),
    /** The operator asked whose a leaked API key is. */
    API_KEY_IDENTIFICATION("api-key-identification"),
    /** Users were imported. */
    USER_IMPORT("user-import"),
    /** A user was created. */
    USER_CREATION("user-creation"),
    /** A user was edited. */
    USER_EDIT("user-edit"),
    /** A user was deleted. */
    USER_DELETION("user-deletion"),
    /** An administrator ended all sessions of a user. */
    USER_SIGN_OUT("user-sign-out"),
    /** The attempt counters of a user were reset. */
    USER_UNLOCK("user-unlock"),
    /** A role was created. */
    ROLE_CREATION("role-creation"),
    /** A role was edited. */
    ROLE_EDIT("role-edit"),
    /** A role was deleted. */
    ROLE_DELETION("role-deletion");

    private final String code;

    AuditEventType(String code) {
        this.code = code;
    }

    /** {@return the stable code} */
    public String code() {
        return code;
    }

    /**
     * Finds a type by its code.
     *
     * @param code as {@link #code()} gives it
     * @return the type, empty when there is none
     */
    public static Optional<AuditEventType> find(String code) {
        return Arrays.stream(values()).filter(type -> type.code.equals(code)).findFirst();
    }
}
