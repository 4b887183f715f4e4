package org.accountkit.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What an audit event is about, identified by a stable code that is stored and shown to clients. Types with the same
 * code are equal.
 *
 * <p>A host may record events of {@linkplain #ofHost its own types}. A log may also contain types that a newer version
 * wrote and this one does not know; they are returned unchanged.
 */
public final class AuditEventType {

    private static final Pattern CODE = Pattern.compile("[!-~]{1,64}");
    private static final Pattern CODE_OF_HOST = Pattern.compile("[a-z][a-z0-9-]*\\.[a-z][a-z0-9-]*");
    private static final List<AuditEventType> OURS = new ArrayList<>();

    /** The first step of a sign-in, or the only one if there is no second factor. */
    public static final AuditEventType SIGN_IN = ours("sign-in");
    /** The second step of a sign-in. */
    public static final AuditEventType SECOND_FACTOR = ours("second-factor");
    /** A signed-in user attempted something without having the right to do so. */
    public static final AuditEventType ACCESS_REFUSAL = ours("access-refusal");
    /** A signed-in user gave proof again. */
    public static final AuditEventType PROOF = ours("proof");
    /** A sign-out by the user. */
    public static final AuditEventType SIGN_OUT = ours("sign-out");
    /** A user ended one session or all others. */
    public static final AuditEventType SESSION_END = ours("session-end");
    /** A user changed the password. */
    public static final AuditEventType PASSWORD_CHANGE = ours("password-change");
    /** Another user or the operator set a user's password. */
    public static final AuditEventType PASSWORD_RESET = ours("password-reset");
    /** A password reset was requested for a user who may have forgotten the password. */
    public static final AuditEventType PASSWORD_RESET_REQUEST = ours("password-reset-request");
    /** Another user or the operator issued a password reset token for a user. */
    public static final AuditEventType PASSWORD_RESET_ISSUE = ours("password-reset-issue");
    /** A password was set with a password reset token. */
    public static final AuditEventType PASSWORD_RESET_COMPLETION = ours("password-reset-completion");
    /** A two-factor enrolment was begun. */
    public static final AuditEventType TWO_FACTOR_ENROLMENT = ours("two-factor-enrolment");
    /** An enrolment was validated, so two-factor authentication is active. */
    public static final AuditEventType TWO_FACTOR_ACTIVATION = ours("two-factor-activation");
    /** A user deactivated two-factor authentication. */
    public static final AuditEventType TWO_FACTOR_DEACTIVATION = ours("two-factor-deactivation");
    /** Another user or the operator deactivated a user's two-factor authentication. */
    public static final AuditEventType TWO_FACTOR_RESET = ours("two-factor-reset");
    /** A wrong code would have been right at another time: the clock of the authenticator app is wrong. */
    public static final AuditEventType CLOCK_DRIFT = ours("clock-drift");
    /** A sealed secret could not be unsealed. */
    public static final AuditEventType SECRET_UNSEALABLE = ours("secret-unsealable");
    /** A stored password hash could not be read, so no password matches it. */
    public static final AuditEventType PASSWORD_HASH_UNREADABLE = ours("password-hash-unreadable");
    /** A recovery code was redeemed. */
    public static final AuditEventType RECOVERY_CODE_USE = ours("recovery-code-use");
    /** All recovery codes were replaced. */
    public static final AuditEventType RECOVERY_CODES_REPLACEMENT = ours("recovery-codes-replacement");
    /** An API key was generated, replacing an older one if there was one. */
    public static final AuditEventType API_KEY_GENERATION = ours("api-key-generation");
    /** An API key was removed. */
    public static final AuditEventType API_KEY_REMOVAL = ours("api-key-removal");
    /** An API key expired and was deleted. */
    public static final AuditEventType API_KEY_EXPIRY = ours("api-key-expiry");
    /** A user removed one known device, or all others. */
    public static final AuditEventType DEVICE_REMOVAL = ours("device-removal");
    /** So many attempts failed that the account stays locked until it is unlocked. */
    public static final AuditEventType ACCOUNT_LOCK = ours("account-lock");
    /** The download token was renewed. */
    public static final AuditEventType DOWNLOAD_TOKEN_RENEWAL = ours("download-token-renewal");
    /** Downloads were closed, opened, or made to require the token. */
    public static final AuditEventType DOWNLOAD_STATE_CHANGE = ours("download-state-change");
    /** Secrets were resealed with the current master key. */
    public static final AuditEventType MASTER_KEY_RESEAL = ours("master-key-reseal");
    /** A master key was abandoned, and with it the secrets that it had sealed. */
    public static final AuditEventType MASTER_KEY_ABANDONMENT = ours("master-key-abandonment");
    /** The operator looked up the owner of a leaked API key. */
    public static final AuditEventType API_KEY_IDENTIFICATION = ours("api-key-identification");
    /** Users were imported. */
    public static final AuditEventType USER_IMPORT = ours("user-import");
    /** An export of users was started. */
    public static final AuditEventType USER_EXPORT = ours("user-export");
    /** A password hash or a TOTP secret of an existing user was imported. */
    public static final AuditEventType CREDENTIAL_IMPORT = ours("credential-import");
    /** Everything that AccountKit kept of a user of a directory was deleted. */
    public static final AuditEventType ACCOUNT_REMOVAL = ours("account-removal");
    /** Credentials that a restored backup had revived were ended. */
    public static final AuditEventType RESTORE = ours("restore");
    /** A user was created. */
    public static final AuditEventType USER_CREATION = ours("user-creation");
    /** A user was edited. */
    public static final AuditEventType USER_EDIT = ours("user-edit");
    /** A user was deleted. */
    public static final AuditEventType USER_DELETION = ours("user-deletion");
    /** An administrator ended all sessions of a user. */
    public static final AuditEventType USER_SIGN_OUT = ours("user-sign-out");
    /** The attempt counters of a user were reset. */
    public static final AuditEventType USER_UNLOCK = ours("user-unlock");
    /** A role was created. */
    public static final AuditEventType ROLE_CREATION = ours("role-creation");
    /** A role was edited. */
    public static final AuditEventType ROLE_EDIT = ours("role-edit");
    /** A role was deleted. */
    public static final AuditEventType ROLE_DELETION = ours("role-deletion");

    private final String code;

    private AuditEventType(String code) {
        if (!CODE.matcher(code).matches()) {
            throw new IllegalArgumentException(
                    "The code of an audit event type must have 1 to 64 visible ASCII characters.");
        }
        this.code = code;
    }

    private static AuditEventType ours(String code) {
        AuditEventType type = new AuditEventType(code);
        OURS.add(type);
        return type;
    }

    /** {@return AccountKit's types} */
    public static List<AuditEventType> ours() {
        return List.copyOf(OURS);
    }

    /**
     * Returns the type with a given code, whether or not this version knows it.
     *
     * @param code 1 to 64 visible ASCII characters
     * @return the type
     * @throws IllegalArgumentException if the code has another form
     */
    public static AuditEventType of(String code) {
        return new AuditEventType(code);
    }

    /**
     * Creates one of the host's types.
     *
     * @param code {@code <prefix>.<name>}, such as {@code shop.order-refund}: each part of {@code a-z 0-9 -}, beginning
     *     with a letter; at most 64 characters. AccountKit's types never contain a dot.
     * @return the type
     * @throws IllegalArgumentException if the code has another form
     */
    public static AuditEventType ofHost(String code) {
        if (!CODE_OF_HOST.matcher(code).matches()) {
            throw new IllegalArgumentException(
                    "The code of a host's audit event type must be '<prefix>.<name>', each part of"
                            + " a-z, 0-9 and '-', beginning with a letter.");
        }
        return new AuditEventType(code);
    }

    /**
     * Finds one of AccountKit's types.
     *
     * @param code the code, as returned by {@link #code()}
     * @return the type; empty if AccountKit has none with that code
     */
    public static Optional<AuditEventType> find(String code) {
        return OURS.stream().filter(type -> type.code.equals(code)).findFirst();
    }

    /** {@return the stable code} */
    public String code() {
        return code;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AuditEventType that && code.equals(that.code);
    }

    @Override
    public int hashCode() {
        return code.hashCode();
    }

    /** {@return the code} */
    @Override
    public String toString() {
        return code;
    }
}
