package org.accountkit.reset;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.accountkit.access.Caller;
import org.accountkit.access.RefusedException;
import org.accountkit.access.RequestOrigin;
import org.accountkit.administration.UserAdministration;
import org.accountkit.audit.AuditEventType;
import org.accountkit.reset.engine.ResetCompletion;
import org.accountkit.reset.engine.ResetIssuing;
import org.accountkit.reset.engine.ResetRequests;
import org.accountkit.secret.Secret;
import org.accountkit.twofactor.SecondFactor;
import org.accountkit.user.UserId;
import org.accountkit.user.engine.ShortText;

/**
 * Lets users who cannot sign in set their passwords with a one-time token, which the host delivers: see {@link
 * org.accountkit.notification.Notifier#deliverPasswordReset}. A user has at most one token, and a newer one replaces it.
 * A token is no longer valid once it has been used or has expired, nor after any change that ends the user's sessions.
 * Safe for use by several threads.
 */
public final class PasswordResetService {

    private final ResetRequests requests;
    private final ResetCompletion completion;
    private final ResetIssuing issuing;

    /**
     * Creates the service. For AccountKit's own use: a host calls {@code AccountServices.passwordResets()}.
     *
     * @param requests answers requests of users who forgot their passwords
     * @param completion sets passwords
     * @param issuing issues tokens for administrators
     */
    @SuppressWarnings("exports") // a host cannot name these types
    public PasswordResetService(ResetRequests requests, ResetCompletion completion, ResetIssuing issuing) {
        this.requests = requests;
        this.completion = completion;
        this.issuing = issuing;
    }

    /** {@return how long tokens are valid, and how often one may be requested} */
    public ResetPolicy policy() {
        return issuing.tokens().policy();
    }

    /**
     * Requests a token for a user who forgot the password. Returns before the user is looked up, so neither the answer
     * nor its time reveals whether there is such a user. If there is, and the user is enabled, the notifier then receives
     * the token, on another thread. Counts the request, so it must not be called inside a transaction.
     *
     * @param username the name as typed, well-formed or not
     * @param origin where the request comes from
     * @throws RefusedException {@code too-many-attempts} for this name or address, known or not; {@code unavailable}
     */
    public void request(String username, RequestOrigin origin) {
        requests.accept(username, origin);
    }

    /**
     * Sets a new password. All sessions of the user end, API keys are revoked and known devices forgotten. Two-factor
     * authentication stays as it is, and its second factor is needed where it is active. The user is not signed in. Hashes
     * and counts attempts, so it must not be called inside a transaction.
     *
     * @param token the token
     * @param newPassword the new password as typed
     * @param factor the second factor; empty if none was given
     * @param origin where the request comes from
     * @throws RefusedException {@code invalid-credentials} for a token that is unknown, used, expired or replaced, or
     *     belongs to a user who may not sign in; {@code wrong-code} without the right second factor; {@code
     *     too-many-attempts}; {@code password-rejected}, after which the token is still valid; {@code unavailable}
     */
    public void complete(Secret token, Secret newPassword, Optional<SecondFactor> factor, RequestOrigin origin) {
        completion.complete(token, newPassword, factor, origin);
    }

    /**
     * Issues a token on behalf of an administrator, who hands it to the user, for instance to a new user who has no
     * password yet. Ends nothing until it is used. The notifier is not called.
     *
     * @param caller the caller, who satisfies {@link UserAdministration#MANAGE}
     * @param userId the user's id
     * @param reason the reason, for the audit trail: at most 200 code points, no control characters
     * @return the token, shown only this once
     * @throws RefusedException {@code not-found}; {@code forbidden} for a user with more rights
     * @throws IllegalArgumentException if the reason is longer or has control characters
     */
    public IssuedReset issue(Caller caller, UserId userId, Optional<String> reason) {
        Optional<String> checked = reason.map(text -> ShortText.require("reason", text));
        return issuing.context()
                .acting(UserAdministration.MANAGE, caller)
                .on(userId)
                .attempt(AuditEventType.PASSWORD_RESET_ISSUE, event -> event.because(checked), (current, event) -> {
                    IssuedReset issued = issuing.issue(current, userId);
                    event.succeeded();
                    return issued;
                });
    }

    /**
     * A token that was just issued.
     *
     * @param token the token
     * @param expiresAt when it expires
     */
    public record IssuedReset(Secret token, Instant expiresAt) {}

    /**
     * How long a token is valid, and how often one may be requested.
     *
     * @param life how long a token is valid, from a minute to a day
     * @param tries how many wrong second factors end a token, 1 to 10
     * @param perHour how many tokens may be requested for one user name within an hour, 1 to 20
     * @param perMinute how many tokens may be requested from one client address within a minute, 1 to 1000
     */
    public record ResetPolicy(Duration life, int tries, int perHour, int perMinute) {

        private static final Duration SHORTEST_LIFE = Duration.ofMinutes(1);
        private static final Duration LONGEST_LIFE = Duration.ofDays(1);
        private static final int MOST_TRIES = 10;
        private static final int MOST_PER_HOUR = 20;
        private static final int MOST_PER_MINUTE = 1000;

        /** 30 minutes and 5 tries; 3 requests an hour for a name, 30 a minute from an address. */
        public static final ResetPolicy DEFAULT = new ResetPolicy(Duration.ofMinutes(30), 5, 3, 30);

        /**
         * Checks the ranges.
         *
         * @throws IllegalArgumentException if a value is out of range
         */
        public ResetPolicy {
            if (life.compareTo(SHORTEST_LIFE) < 0 || life.compareTo(LONGEST_LIFE) > 0) {
                throw new IllegalArgumentException("A password reset token must be valid for a minute to a day.");
            }
            requireRange("tries", tries, MOST_TRIES);
            requireRange("requests per hour", perHour, MOST_PER_HOUR);
            requireRange("requests per minute", perMinute, MOST_PER_MINUTE);
        }

        private static void requireRange(String what, int number, int most) {
            if (number < 1 || number > most) {
                throw new IllegalArgumentException("A password reset allows 1 to " + most + ' ' + what + '.');
            }
        }
    }
}
