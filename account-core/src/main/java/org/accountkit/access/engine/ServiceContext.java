package org.accountkit.access.engine;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.Supplier;
import org.accountkit.access.AccessRule;
import org.accountkit.access.Account;
import org.accountkit.access.Caller;
import org.accountkit.access.RefusalCode;
import org.accountkit.access.RefusedException;
import org.accountkit.access.RequestOrigin;
import org.accountkit.notification.Notice;
import org.accountkit.notification.Notice.NoticeType;
import org.accountkit.notification.Notifier;
import org.accountkit.notification.Notifier.PasswordResetNotice;
import org.accountkit.observation.AccountObserver;
import org.accountkit.token.engine.TokenFormat;
import org.accountkit.transaction.StoreUnavailableException;
import org.accountkit.transaction.UnitOfWork;
import org.accountkit.user.Realm;
import org.accountkit.user.User;
import org.accountkit.user.UserId;
import org.accountkit.user.engine.RightsCatalogue;

/**
 * What every service of a realm needs. Immutable.
 *
 * @param realm the only realm that the services see
 * @param clock the clock
 * @param units the unit of work that all stores take part in
 * @param tokens the format of tokens
 * @param rights the declared rights
 * @param audit the realm's audit trail
 * @param notifier informs users of changes to their accounts
 * @param accounts locks accounts, and reads them again within a unit of work
 * @param observer the host's observer, which cannot do harm
 */
public record ServiceContext(
        Realm realm,
        Clock clock,
        UnitOfWork units,
        TokenFormat tokens,
        RightsCatalogue rights,
        AuditTrail audit,
        Notifier notifier,
        CurrentAccounts accounts,
        AccountObserver observer) {

    private static final System.Logger LOG = System.getLogger(ServiceContext.class.getName());

    /**
     * Returns the same context for another realm.
     *
     * @param other the realm
     * @return its context
     */
    public ServiceContext inRealm(Realm other) {
        return new ServiceContext(
                other, clock, units, tokens, rights, audit.inRealm(other), notifier, accounts, observer);
    }

    /** {@return the current time, truncated to the precision of the stores} */
    public Instant now() {
        return Instant.ofEpochMilli(clock.millis());
    }

    /**
     * Returns a time as every store keeps it, so that an answer never differs from what is read later.
     *
     * @param time any time
     * @return the time, truncated to milliseconds
     */
    public static Instant stored(Instant time) {
        return time.truncatedTo(ChronoUnit.MILLIS);
    }

    /**
     * Refuses a caller who does not satisfy a rule. A {@code forbidden} refusal is recorded in the audit trail; a
     * missing proof or a pending action is not.
     *
     * @param rule what the caller must satisfy
     * @param caller the caller
     * @throws RefusedException as {@link AccessRule#check}
     */
    public void check(AccessRule rule, Caller caller) {
        try {
            rule.check(caller, clock.instant());
        } catch (RefusedException e) {
            reportRefusal(e);
            if (e.code() == RefusalCode.FORBIDDEN) {
                audit.forbidden(caller, rule.right());
            }
            throw e;
        }
    }

    /**
     * Refuses a caller for a reason of the host's own. The refusal is recorded as {@link #check} records one.
     *
     * @param caller the caller
     * @return the refusal
     */
    public RefusedException forbid(Caller caller) {
        RefusedException refusal = RefusalCode.FORBIDDEN.refused();
        reportRefusal(refusal);
        audit.forbidden(caller, Optional.empty());
        return refusal;
    }

    /**
     * Attempts a change. If it is refused, records the refusal, whatever becomes of a host's transaction. Attempts on
     * something that does not exist, or that cannot be understood, are not recorded.
     *
     * @param event the event of the attempt
     * @param change the change, which records its own success
     * @param <T> the type of the result
     * @return the result of the change
     * @throws RefusedException if the change is refused
     */
    public <T> T attempt(AuditTrail.Entry event, Supplier<T> change) {
        try {
            return change.get();
        } catch (RefusedException e) {
            reportRefusal(e);
            if (e.code() != RefusalCode.NOT_FOUND && e.code() != RefusalCode.MALFORMED_REQUEST) {
                event.refused(e.code());
            }
            throw e;
        }
    }

    /**
     * Reports a refusal to the host's observer, unless that was done before.
     *
     * @param refusal the refusal
     */
    public void reportRefusal(RefusedException refusal) {
        if (refusal.markReported()) {
            observer.refused(refusal.code().code());
        }
    }

    /**
     * Begins to act for a caller: refuses one who does not satisfy a rule, as {@link #check} does. The units of work that
     * follow check the rule again.
     *
     * @param rule what the caller must satisfy
     * @param caller the caller
     * @return runs units of work for the caller
     * @throws RefusedException as {@link AccessRule#check}
     */
    public Acting acting(AccessRule rule, Caller caller) {
        check(rule, caller);
        return Acting.of(this, rule, caller);
    }

    /**
     * Completes the authentication of an account in a unit of work, if it would still succeed now.
     *
     * @param account the account as it was authenticated
     * @param otherwise the refusal if it would not
     * @param work is given the account as of now
     * @param <T> the type of the result
     * @return the result
     */
    public <T> T completing(Account account, RefusalCode otherwise, Function<Account, T> work) {
        return units.run(() -> work.apply(accounts.confirm(account).orElseThrow(otherwise::refused)));
    }

    /**
     * Runs an operator's work on an account in a unit of work, having locked the account.
     *
     * @param userId the user's id
     * @param work the work, which reads the account itself
     * @param <T> the type of the result
     * @return the result
     */
    public <T> T operatingOn(UserId userId, Supplier<T> work) {
        return units.run(() -> {
            accounts.lock(userId);
            return work.get();
        });
    }

    /**
     * Reports whether a user belongs to this realm. Other users are treated as not found.
     *
     * @param user any user
     * @return whether the services may see the user
     */
    public boolean sees(User user) {
        return user.realm().equals(realm);
    }

    /**
     * Refuses to hash inside a transaction, which would hold its connection and its locks all that time.
     *
     * @param remedy a sentence on what to do instead
     * @throws IllegalStateException if a unit of work is active on this thread
     */
    public void requireNoUnit(String remedy) {
        if (units.active()) {
            throw new IllegalStateException(
                    "This call hashes a password, which takes too long for a transaction. " + remedy);
        }
    }

    /**
     * Refuses a sign-in, a proof or the completion of a password reset inside a transaction: its hash takes too long, and
     * a rollback would make a spent code usable again.
     *
     * @throws IllegalStateException if a unit of work is active on this thread
     */
    public void requireSignInAlone() {
        if (units.active()) {
            throw new IllegalStateException(
                    "A sign-in, a proof or the completion of a password reset takes too long for a"
                            + " transaction, and must not be undone by its rollback. Call it before the transaction begins, or"
                            + " suspend that one (Propagation or TxType NOT_SUPPORTED).");
        }
    }

    /**
     * Refuses to count attempts inside a transaction that the host cannot suspend.
     *
     * @throws IllegalStateException if no separate unit of work can run on this thread
     */
    public void requireCanRunApart() {
        if (!units.canRunApart()) {
            throw new IllegalStateException("This call counts attempts in a separate transaction. Call it outside any"
                    + " transaction, or give the stores a HostTransaction that has newTransaction().");
        }
    }

    /**
     * Deletes something that was found over, so that no correction of the clock can bring it back. The caller is refused
     * in any case, so nothing happens inside a unit of work, and a store that cannot be written to is no error.
     *
     * @param deletion deletes it
     */
    public void discard(Runnable deletion) {
        if (units.active()) {
            return;
        }
        try {
            units.execute(deletion);
        } catch (StoreUnavailableException e) {
            LOG.log(System.Logger.Level.DEBUG, "Something that is over could not be deleted: {0}", e.toString());
        }
    }

    /**
     * Notifies a user once the current unit of work has committed.
     *
     * @param type what happened
     * @param user the user to notify
     * @param origin where the request came from
     */
    public void notify(NoticeType type, UserId user, RequestOrigin origin) {
        notify(type, user, origin, OptionalInt.empty());
    }

    /**
     * Notifies a user once the current unit of work has committed.
     *
     * @param type what happened
     * @param user the user to notify
     * @param origin where the request came from
     * @param recoveryCodesLeft how many recovery codes remain, if one was used
     */
    public void notify(NoticeType type, UserId user, RequestOrigin origin, OptionalInt recoveryCodesLeft) {
        Notice notice = new Notice(type, realm, user, now(), origin.address(), recoveryCodesLeft);
        units.afterCommit(() -> deliver(type.name(), () -> notifier.notify(notice)));
    }

    /**
     * Delivers a password reset token once the current unit of work has committed.
     *
     * @param notice the user and the token
     */
    public void notify(PasswordResetNotice notice) {
        units.afterCommit(() -> deliver("PASSWORD_RESET_TOKEN", () -> notifier.deliverPasswordReset(notice)));
    }

    private static void deliver(String type, Runnable delivery) {
        try {
            delivery.run();
        } catch (RuntimeException | Error e) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "A notice of type {0} could not be delivered: {1}",
                    type,
                    e.getClass().getName());
        }
    }
}
