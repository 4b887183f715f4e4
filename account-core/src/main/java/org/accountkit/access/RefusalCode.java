package org.accountkit.access;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.accountkit.access.Refusal.Hint;
import org.accountkit.access.Refusal.Violation;

/** The catalogue of refusals. The code is stable: clients decide by it. */
public enum RefusalCode {
    /** The request is malformed. */
    MALFORMED_REQUEST("malformed-request", "Send the request as documented."),
    /** There is no valid credential. */
    NOT_AUTHENTICATED("not-authenticated", "Sign in, or send a credential that is accepted here."),
    /** The sign-in was refused. */
    INVALID_CREDENTIALS("invalid-credentials", "Check the user name and password or code, and try again."),
    /** A signed-in user gave a wrong password as proof. */
    WRONG_PASSWORD("wrong-password", "Enter your current password."),
    /** A signed-in user gave a wrong code as proof. */
    WRONG_CODE("wrong-code", "Enter the code that your authenticator app shows now."),
    /** The last full proof is too old. */
    REAUTHENTICATION_REQUIRED("reauthentication-required", "Confirm your identity, then repeat the request."),
    /** The caller lacks a right, or the kind of credential is not accepted. */
    FORBIDDEN("forbidden", "Ask an administrator for the right to do this."),
    /** The caller has a pending action. */
    ACTION_PENDING("action-pending", "Complete the pending action of your account first."),
    /** The data belongs to the host's directory. */
    MANAGED_ELSEWHERE("managed-elsewhere", "Change this in the directory that manages your users."),
    /** It does not exist, or belongs to another user. */
    NOT_FOUND("not-found", "Check the name or id."),
    /** The state has changed since the caller read it. */
    CONFLICT("conflict", "Read the current state, then decide again."),
    /** The change would leave no administrator. */
    LAST_ADMINISTRATOR("last-administrator", "Give another enabled user the right to manage users first."),
    /** The user name is taken. */
    USERNAME_TAKEN("username-taken", "Choose another user name."),
    /** The role's name is taken. */
    ROLE_TAKEN("role-taken", "Choose another name for the role."),
    /** The user already has a key of that name. */
    NAME_TAKEN("name-taken", "Choose another name for the key."),
    /** The user already has the maximum number of keys. */
    TOO_MANY_KEYS("too-many-keys", "Remove a key before you create another one."),
    /** Some users have the role. */
    ROLE_IN_USE("role-in-use", "Remove the role from all users first."),
    /** The new password breaks the policy. */
    PASSWORD_REJECTED("password-rejected", "Choose another password."),
    /** Too many attempts failed. */
    TOO_MANY_ATTEMPTS("too-many-attempts", "Wait, then try again."),
    /** An unexpected error occurred. */
    INTERNAL_ERROR("internal-error", "Try again. If it happens again, report the correlation id to the operator."),
    /** A store is unavailable, or hashing is at capacity. */
    UNAVAILABLE("unavailable", "Try again in a moment.");

    private final String code;
    private final String remedy;

    RefusalCode(String code, String remedy) {
        this.code = code;
        this.remedy = remedy;
    }

    /** {@return the stable code} */
    public String code() {
        return code;
    }

    /** {@return a remedy, as an English sentence} */
    public String remedy() {
        return remedy;
    }

    /** {@return a refusal to throw} */
    public RefusedException refused() {
        return refused(Optional.empty(), List.of(), Optional.empty());
    }

    /**
     * Returns a refusal with a more specific sentence than the remedy.
     *
     * @param detail a sentence in English, without anything secret
     * @return a refusal to throw
     */
    public RefusedException refused(String detail) {
        return refused(new Hint("", detail));
    }

    /**
     * Returns a refusal with a hint that a host may translate.
     *
     * @param hint what the user may learn
     * @return a refusal to throw
     */
    public RefusedException refused(Hint hint) {
        return refused(Optional.of(hint), List.of(), Optional.empty());
    }

    /**
     * Returns a refusal that names the broken rules.
     *
     * @param violations at least one
     * @return a refusal to throw
     */
    public RefusedException refused(List<Violation> violations) {
        return refused(Optional.empty(), violations, Optional.empty());
    }

    /**
     * Returns a refusal that ends after a time.
     *
     * @param retryAfter how long to wait
     * @return a refusal to throw
     */
    public RefusedException refused(Duration retryAfter) {
        return refused(Optional.empty(), List.of(), Optional.of(retryAfter));
    }

    private RefusedException refused(Optional<Hint> hint, List<Violation> violations, Optional<Duration> retryAfter) {
        return new RefusedException(new Refusal(this, hint, violations, retryAfter));
    }
}
