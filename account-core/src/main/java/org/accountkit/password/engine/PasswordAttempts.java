package org.accountkit.password.engine;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
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
import org.accountkit.transaction.StoreUnavailableException;
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
        return verify(reserve(counted), Optional.of(user.id()), password, caller.origin())
                .orElseThrow(RefusalCode.WRONG_PASSWORD::refused);
    }

    /**
     * Refuses an attempt that has to wait in any case, before anything else is done for it.
     *
     * @param limits some of the counters for the attempt
     * @throws RefusedException {@code too-many-attempts}
     */
    public void requireNoWait(List<Limit> limits) {
        Duration wait = throttle.waiting(limits);
        if (!wait.isZero()) {
            throw RefusalCode.TOO_MANY_ATTEMPTS.refused(wait);
        }
    }

    /**
     * Counts an attempt, or refuses it.
     *
     * @param counted the counters for the attempt
     * @return the reservation, for {@link #verify}
     * @throws RefusedException {@code too-many-attempts}; nothing was counted
     */
    public Reservation reserve(List<Limit> counted) {
        Reservation reserved = throttle.reserve(counted);
        reserved.waiting().ifPresent(wait -> {
            throw RefusalCode.TOO_MANY_ATTEMPTS.refused(wait);
        });
        return reserved;
    }

    /**
     * Verifies a password for which an attempt was counted.
     *
     * @param reserved the reservation from {@link #reserve}, taken back if the password is right
     * @param userId the user's id; empty for an unknown user, which costs the same
     * @param password the password as typed
     * @param origin where the request comes from
     * @return the stored password that matched; empty if the password is wrong
     * @throws RefusedException {@code unavailable}
     */
    public Optional<StoredPassword> verify(
            Reservation reserved, Optional<UserId> userId, Secret password, RequestOrigin origin) {
        Optional<StoredPassword> verified = judge(reserved, userId, password, origin);
        if (verified.isPresent()) {
            throttle.forgive(reserved);
        }
        return verified;
    }

    /**
     * Verifies a password as {@link #verify} does, but leaves it to the caller to take the attempt back.
     *
     * @param reserved the reservation from {@link #reserve}
     * @param userId the user's id; empty for an unknown user, which costs the same
     * @param password the password as typed
     * @param origin where the request comes from
     * @return the stored password that matched; empty if the password is wrong
     * @throws RefusedException {@code unavailable}
     */
    public Optional<StoredPassword> judge(
            Reservation reserved, Optional<UserId> userId, Secret password, RequestOrigin origin) {
        Optional<StoredPassword> verified = judging(reserved, () -> verifier.verify(userId, password, origin));
        if (verified.isEmpty() && reserved.locks()) {
            lockReport.report("password", userId, origin);
        }
        return verified;
    }

    /**
     * Does a part of judging an attempt. If it fails, the attempt is taken back: it was not judged.
     *
     * @param reserved the reservation from {@link #reserve}
     * @param part the work
     * @param <T> the type of the result
     * @return the result of the work
     */
    public <T> T judging(Reservation reserved, Supplier<T> part) {
        try {
            return part.get();
        } catch (RefusedException | StoreUnavailableException e) {
            release(reserved, e);
            throw e;
        }
    }

    private void release(Reservation reserved, RuntimeException cause) {
        try {
            throttle.release(reserved.limits());
        } catch (StoreUnavailableException e) {
            cause.addSuppressed(e);
        }
    }
}
