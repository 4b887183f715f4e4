package org.accountkit.reset.engine;

import java.util.Optional;
import java.util.concurrent.Executor;
import org.accountkit.access.Account;
import org.accountkit.access.RefusalCode;
import org.accountkit.access.RefusedException;
import org.accountkit.access.RequestOrigin;
import org.accountkit.access.engine.NamedAccounts;
import org.accountkit.access.engine.ServiceContext;
import org.accountkit.audit.AuditEventType;
import org.accountkit.notification.Notifier.PasswordResetNotice;
import org.accountkit.reset.PasswordResetService.IssuedReset;
import org.accountkit.throttle.engine.AccountLimits;
import org.accountkit.throttle.engine.Reservation;
import org.accountkit.throttle.engine.Throttle;
import org.accountkit.user.User;
import org.accountkit.user.Username;
import org.accountkit.user.engine.Nobody;

/**
 * Requests of users who forgot their passwords. A request is only counted before it is answered; everything that depends
 * on the user happens later, on another thread. There, too, the same is read and written for every name: for one that no
 * enabled user has, a token of nobody.
 *
 * @param tokens issues tokens
 * @param names finds accounts by name
 * @param throttle counts requests
 * @param limits the counters of names and addresses
 * @param executor runs what follows the answer
 */
public record ResetRequests(
        ResetTokens tokens, NamedAccounts names, Throttle throttle, AccountLimits limits, Executor executor) {

    private static final System.Logger LOG = System.getLogger(ResetRequests.class.getName());

    /**
     * Accepts a request.
     *
     * @param username the name as typed
     * @param origin where the request comes from
     * @throws RefusedException {@code too-many-attempts}, {@code unavailable}
     */
    public void accept(String username, RequestOrigin origin) {
        context().requireCanRunApart();
        Reservation counted = count(Username.keyOf(Username.strip(username)), origin.address());
        try {
            executor.execute(() -> tryToFulfil(username, origin));
        } catch (RefusedException e) {
            throttle.release(counted.limits());
            throw e;
        }
    }

    private Reservation count(String usernameKey, Optional<String> address) {
        Reservation counted = throttle.reserve(limits.passwordReset(
                usernameKey, address, tokens.policy().perHour(), tokens.policy().perMinute()));
        counted.waiting().ifPresent(wait -> {
            throw RefusalCode.TOO_MANY_ATTEMPTS.refused(wait);
        });
        return counted;
    }

    /** The request was answered long ago, so a failure can only be logged. The user may ask again. */
    private void tryToFulfil(String username, RequestOrigin origin) {
        try {
            fulfil(username, origin);
        } catch (RuntimeException | Error e) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "A requested password reset could not be prepared: {0}",
                    e.getClass().getName());
        }
    }

    private void fulfil(String username, RequestOrigin origin) {
        Optional<Account> found = names.accountOf(names.named(username));
        Optional<Account> enabled = found.filter(account -> account.user().enabled());
        context().units().execute(() -> issue(enabled, origin));
        if (enabled.isEmpty()) {
            recordRefusal(found, origin);
        }
    }

    private void issue(Optional<Account> account, RequestOrigin origin) {
        IssuedReset issued = tokens.issue(
                account.map(Account::id).orElse(Nobody.ID),
                account.map(known -> known.state().epoch()).orElse(0L));
        account.map(Account::user).ifPresent(user -> send(user, issued, origin));
    }

    private void send(User user, IssuedReset issued, RequestOrigin origin) {
        context()
                .audit()
                .from(AuditEventType.PASSWORD_RESET_REQUEST, origin)
                .about(user.id())
                .succeeded();
        context().notify(new PasswordResetNotice(user, issued.token(), issued.expiresAt(), origin.address()));
    }

    private void recordRefusal(Optional<Account> disabled, RequestOrigin origin) {
        var event = context().audit().from(AuditEventType.PASSWORD_RESET_REQUEST, origin);
        disabled.map(Account::id).ifPresent(event::about);
        event.refused(RefusalCode.INVALID_CREDENTIALS);
    }

    private ServiceContext context() {
        return tokens.context();
    }
}
