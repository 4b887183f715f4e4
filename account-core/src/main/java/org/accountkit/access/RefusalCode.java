package org.accountkit.access;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.accountkit.access.Refusal.Hint;
import org.accountkit.access.Refusal.Violation;

/** The catalogue of refusals. The code is stable: clients decide by it. */
public enum RefusalCode {
    /** A request cannot be read. */
    MALFORMED_REQUEST("malformed-request", "Send the request as the documentation describes it."),
    /** There is no credential, or none that counts. */
    NOT_AUTHENTICATED("not-authenticated", "Sign in, or send a credential that is valid here."),
    /** A sign-in was refused. */
    INVALID_CREDENTIALS("invalid-credentials", "Check the user name and password or code, and try again."),
    /** Somebody signed in gave a wrong password as proof. */
    WRONG_PASSWORD("wrong-password", "Enter your current password."),
    /** Somebody signed in gave a wrong code as proof. */
    WRONG_CODE("wrong-code", "Enter the code that your authenticator app shows now."),
    /** The last full proof is too old. */
    REAUTHENTICATION_REQUIRED("reauthentication-required", "Confirm your identity, then repeat the request."),
    /** A right is missing, or the credential is of a kind that may not do this. */
    FORBIDDEN("forbidden", "Ask an administrator for the right to do this."),
    /** Something must be done before anything else. */
    ACTION_PENDING("action-pending", "Do first what is pending for your account."),
    /** The host's directory owns this. */
    MANAGED_ELSEWHERE("managed-elsewhere", "Change this in the directory that manages your users."),
    /** Nothing is there, or nothing of the caller's. */
    NOT_FOUND("not-found", "Check the name or id."),
    /** The state is another than the request is based on. */
    CONFLICT("conflict", "Read the current state, then decide again."),
    /** Nobody could administer afterwards. */
    LAST_ADMINISTRATOR("last-administrator", "Give another enabled user the right to manage users first."),
    /** The user name is taken. */
    USERNAME_TAKEN("username-taken", "Choose another user name."),
    /** The role's name is taken. */
    ROLE_TAKEN("role-taken", "Choose another name for the role."),
    /** The user has a key of that name already. */
    NAME_TAKEN("name-taken", "Choose another name for the key."),
    /** The user has as many keys as allowed. */
    TOO_MANY_KEYS("too-many-keys", "Remove a key before you create another one."),
    /** Somebody holds the role. */
    ROLE_IN_USE("role-in-use", "Take the role from everybody first."),
    /** The new password breaks the policy. */
    PASSWORD_REJECTED("password-rejected", "Choose another password."),
    /** Too many attempts failed. */
    TOO_MANY_ATTEMPTS("too-many-attempts", "Wait, then try again."),
    /** Something failed that should not. */
    INTERNAL_ERROR("internal-error", "Try again; if it stays, tell the operator the correlation id."),
    /** A store or the capacity for hashing is not available now. */
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

    /** {@return what helps, a sentence in English} */
    public String remedy() {
        return remedy;
    }

    /** {@return a refusal to throw} */
    public RefusedException refused() {
        return refused(Optional.empty(), List.of(), Optional.empty());
    }

    /**
     * A refusal with a sentence that says more than the remedy.
     *
     * @param detail a sentence in English, without anything secret
     * @return a refusal to throw
     */
    public RefusedException refused(String detail) {
        return refused(new Hint("", detail));
    }

    /**
     * A refusal with a hint that a host may translate.
     *
     * @param hint what the user may be told
     * @return a refusal to throw
     */
    public RefusedException refused(Hint hint) {
        return refused(Optional.of(hint), List.of(), Optional.empty());
    }

    /**
     * A refusal that names the broken rules.
     *
     * @param violations at least one
     * @return a refusal to throw
     */
    public RefusedException refused(List<Violation> violations) {
        return refused(Optional.empty(), violations, Optional.empty());
    }

    /**
     * A refusal that ends with time.
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
