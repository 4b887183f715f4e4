package org.accountkit.access.engine;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.accountkit.access.AccessRule;
import org.accountkit.access.Caller;
import org.accountkit.access.RefusalCode;
import org.accountkit.access.RefusedException;
import org.accountkit.access.RequestOrigin;
import org.accountkit.audit.AuditEventType;
import org.accountkit.notification.Notice;
import org.accountkit.notification.NoticeType;
import org.accountkit.notification.Notifier;
import org.accountkit.token.engine.TokenFormat;
import org.accountkit.transaction.UnitOfWork;
import org.accountkit.user.Realm;
import org.accountkit.user.User;
import org.accountkit.user.UserId;
import org.accountkit.user.engine.RightsCatalogue;

/**
 * What every service of a realm works with. Immutable.
 *
 * @param realm the one realm that the services see
 * @param clock the time
 * @param units the unit of work that all stores take part in
 * @param tokens the format of tokens
 * @param rights the declared rights
 * @param audit the realm's audit trail
 * @param notifier tells users
 */
public record ServiceContext(
        Realm realm,
        Clock clock,
        UnitOfWork units,
        TokenFormat tokens,
        RightsCatalogue rights,
        AuditTrail audit,
        Notifier notifier) {

    private static final System.Logger LOG = System.getLogger(ServiceContext.class.getName());

    /** {@return the time, truncated to what stores keep} */
    public Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /**
     * Refuses a caller whom a rule does not let pass. What is forbidden is recorded; what has to wait for a proof or for
     * another step is not.
     *
     * @param rule what the caller must be
     * @param caller who acts
     * @throws RefusedException as {@link AccessRule#check}
     */
    public void check(AccessRule rule, Caller caller) {
        try {
            rule.check(caller, clock.instant());
        } catch (RefusedException e) {
            if (e.code() == RefusalCode.FORBIDDEN) {
                AuditTrail.Entry event = audit.by(AuditEventType.ACCESS_REFUSAL, caller);
                rule.right().ifPresent(right -> event.with("right", right));
                record(event, e);
            }
            throw e;
        }
    }

    /**
     * Attempts a change, and records when it is refused, after whatever it did was rolled back. To attempt what is not
     * there, or cannot be understood, is nothing to record.
     *
     * @param event who attempts what
     * @param change the attempt, which records its success itself
     * @param <T> what it yields
     * @return what the change yields
     * @throws RefusedException that of the change
     */
    public <T> T attempt(AuditTrail.Entry event, Supplier<T> change) {
        try {
            return change.get();
        } catch (RefusedException e) {
            if (e.code() != RefusalCode.NOT_FOUND && e.code() != RefusalCode.MALFORMED_REQUEST) {
                record(event, e);
            }
            throw e;
        }
    }

    /**
     * Attempts a change in one unit of work, and records it when it is refused.
     *
     * @param event begins the event of the attempt
     * @param change the attempt, which completes the event it is given
     * @param <T> what it yields
     * @return what the change yields
     * @throws RefusedException that of the change
     */
    public <T> T attemptInUnit(Supplier<AuditTrail.Entry> event, Function<AuditTrail.Entry, T> change) {
        return attempt(event.get(), () -> units.run(() -> change.apply(event.get())));
    }

    /**
     * Attempts a change in one unit of work that yields nothing.
     *
     * @param event begins the event of the attempt
     * @param change the attempt, which completes the event it is given
     * @throws RefusedException that of the change
     */
    public void executeInUnit(Supplier<AuditTrail.Entry> event, Consumer<AuditTrail.Entry> change) {
        attemptInUnit(event, entry -> {
            change.accept(entry);
            return true;
        });
    }

    private void record(AuditTrail.Entry event, RefusedException refusal) {
        units.execute(() -> event.refused(refusal.code()));
    }

    /**
     * Tells whether a user is of this realm; anybody else is not there.
     *
     * @param user any user
     * @return whether the services may see the user
     */
    public boolean sees(User user) {
        return user.realm().equals(realm);
    }

    /**
     * Refuses to hash or count inside a host's transaction: a connection would be held for as long, and a second one
     * waited for.
     *
     * @throws IllegalStateException when a unit of work is under way
     */
    public void requireNoUnit() {
        if (units.active()) {
            throw new IllegalStateException("This call hashes and counts attempts: make it outside any transaction.");
        }
    }

    /**
     * Tells a user once the unit of work under way has committed.
     *
     * @param type what happened
     * @param user who is told
     * @param origin where the request came from
     */
    public void notify(NoticeType type, UserId user, RequestOrigin origin) {
        notify(type, user, origin, OptionalInt.empty());
    }

    /**
     * Tells a user once the unit of work under way has committed.
     *
     * @param type what happened
     * @param user who is told
     * @param origin where the request came from
     * @param recoveryCodesLeft how many recovery codes are left, where one was used
     */
    public void notify(NoticeType type, UserId user, RequestOrigin origin, OptionalInt recoveryCodesLeft) {
        Notice notice = new Notice(type, realm, user, now(), origin.address(), recoveryCodesLeft);
        units.afterCommit(() -> deliver(notice));
    }

    private void deliver(Notice notice) {
        try {
            notifier.notify(notice);
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "A notice of type {0} was not delivered: {1}", notice.type(), e);
        }
    }
}
