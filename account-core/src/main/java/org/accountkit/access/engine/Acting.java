package org.accountkit.access.engine;

import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.accountkit.access.AccessRule;
import org.accountkit.access.Caller;
import org.accountkit.access.RefusalCode;
import org.accountkit.audit.AuditEventType;
import org.accountkit.user.UserId;

/**
 * Runs units of work that act for a caller. The only way to do so: a caller was read before the unit, and may have been
 * disabled, reset or deprived of a right since. So the unit locks the caller's account, reads it again, and checks the
 * rule again, before it does anything else.
 */
public final class Acting {

    private final ServiceContext context;
    private final AccessRule rule;
    private final Caller caller;
    private final Optional<UserId> target;

    private Acting(ServiceContext context, AccessRule rule, Caller caller, Optional<UserId> target) {
        this.context = context;
        this.rule = rule;
        this.caller = caller;
        this.target = target;
    }

    static Acting of(ServiceContext context, AccessRule rule, Caller caller) {
        return new Acting(context, rule, caller, Optional.empty());
    }

    /**
     * Locks another account as well.
     *
     * @param userId the user on whom the caller acts
     * @return the same with that user
     */
    public Acting on(UserId userId) {
        return new Acting(context, rule, caller, Optional.of(userId));
    }

    /**
     * Runs work in a unit.
     *
     * @param work is given the caller as of now
     * @param <T> the type of the result
     * @return the result
     * @throws org.accountkit.access.RefusedException {@code not-authenticated} if the caller could not authenticate any
     *     more; or as {@link AccessRule#check}
     */
    public <T> T run(Function<Caller, T> work) {
        return context.units().run(() -> work.apply(confirmed()));
    }

    /**
     * Runs work without a result in a unit, as {@link #run} does.
     *
     * @param work is given the caller as of now
     */
    public void execute(Consumer<Caller> work) {
        run(current -> {
            work.accept(current);
            return true;
        });
    }

    /**
     * Runs work in a unit, and records it if it is refused.
     *
     * @param type the type of the event
     * @param details completes the event of the attempt
     * @param work is given the caller as of now and the event, which it completes
     * @param <T> the type of the result
     * @return the result
     * @throws org.accountkit.access.RefusedException as {@link #run}
     */
    public <T> T attempt(
            AuditEventType type,
            UnaryOperator<AuditTrail.Entry> details,
            BiFunction<Caller, AuditTrail.Entry, T> work) {
        return context.attempt(event(type, details), () -> run(current -> work.apply(current, event(type, details))));
    }

    /**
     * Runs work without a result in a unit, as {@link #attempt} does.
     *
     * @param type the type of the event
     * @param details completes the event of the attempt
     * @param work is given the caller as of now and the event, which it completes
     */
    public void tryTo(
            AuditEventType type, UnaryOperator<AuditTrail.Entry> details, BiConsumer<Caller, AuditTrail.Entry> work) {
        attempt(type, details, (current, event) -> {
            work.accept(current, event);
            return true;
        });
    }

    private AuditTrail.Entry event(AuditEventType type, UnaryOperator<AuditTrail.Entry> details) {
        AuditTrail.Entry event = context.audit().by(type, caller);
        return details.apply(target.map(event::about).orElse(event));
    }

    private Caller confirmed() {
        CurrentAccounts accounts = context.accounts();
        target.ifPresentOrElse(other -> accounts.lock(caller.userId(), other), () -> accounts.lock(caller.userId()));
        Caller current = accounts.confirm(caller)
                .map(account -> new Caller(account, context.rights(), caller.credential(), caller.origin()))
                .orElseThrow(RefusalCode.NOT_AUTHENTICATED::refused);
        rule.check(current, context.clock().instant());
        return current;
    }
}
