package org.accountkit.password.engine;

import java.util.List;
import java.util.Optional;
import org.accountkit.access.Caller;
import org.accountkit.access.RefusalCode;
import org.accountkit.access.RefusedException;
import org.accountkit.access.RequestOrigin;
import org.accountkit.access.engine.LockReport;
import org.accountkit.password.PasswordStore.StoredPassword;
import org.accountkit.secret.Secret;
import org.accountkit.throttle.engine.AccountLimits;
import org.accountkit.throttle.engine.Limit;
import org.accountkit.throttle.engine.Reservation;
import org.accountkit.throttle.engine.Throttle;
import org.accountkit.user.User;
import org.accountkit.user.UserId;

/**
 * Verifies passwords within the limits of the throttle: an attempt is counted as a failure before it is judged, and
 * taken back if the password was right, or if there was no capacity to judge it. Not for use inside a transaction.
 *
 * @param throttle counts attempts
 * @param limits the attempt counters
 * @param verifier judges passwords
 * @param lockReport reports a lock
 */
public record PasswordAttempts(
        Throttle throttle, AccountLimits limits, PasswordVerifier verifier, LockReport lockReport) {

    /**
     * Verifies the password of a signed-in user.
     *
     * @param caller the caller
     * @param password the password as typed
     * @return the stored password that matched
     * @throws RefusedException {@code wrong-password}, {@code too-many-attempts} or {@code unavailable}
     */
    public StoredPassword requireOwn(Caller caller, Secret password) {
        User user = caller.account().user();
        List<Limit> counted = limits.passwordFromSession(
                user.id().value(), user.username().key(), caller.origin().address());
        return verify(counted, Optional.of(user.id()), password, caller.origin())
                .orElseThrow(RefusalCode.WRONG_PASSWORD::refused);
    }

    /**
     * Verifies a password.
     *
     * @param counted the counters for the attempt
     * @param userId the user's id; empty for an unknown user, which costs the same
     * @param password the password as typed
     * @param origin where the request comes from
     * @return the stored password that matched; empty if the password is wrong
     * @throws RefusedException {@code too-many-attempts} or {@code unavailable}
     */
    public Optional<StoredPassword> verify(
            List<Limit> counted, Optional<UserId> userId, Secret password, RequestOrigin origin) {
        Reservation reserved = throttle.reserve(counted);
        reserved.waiting().ifPresent(wait -> {
            throw RefusalCode.TOO_MANY_ATTEMPTS.refused(wait);
        });
        Optional<StoredPassword> verified = judge(counted, userId, password, origin);
        if (verified.isPresent()) {
            throttle.forgive(counted);
        } else if (reserved.locks()) {
            lockReport.report("password", userId, origin);
        }
        return verified;
    }

    private Optional<StoredPassword> judge(
            List<Limit> counted, Optional<UserId> userId, Secret password, RequestOrigin origin) {
        try {
            return verifier.verify(userId, password, origin);
        } catch (RefusedException e) {
            throttle.release(counted);
            throw e;
        }
    }
}
