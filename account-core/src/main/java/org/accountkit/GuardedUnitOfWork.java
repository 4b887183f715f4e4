package org.accountkit;

import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import org.accountkit.observation.AccountObserver;
import org.accountkit.transaction.UnitOfWork;
import org.jspecify.annotations.Nullable;

/** A unit of work whose own failures are translated. What the work throws passes unchanged, even if it was wrapped. */
final class GuardedUnitOfWork implements UnitOfWork {

    private final UnitOfWork units;
    private final AccountObserver observer;

    GuardedUnitOfWork(UnitOfWork units, AccountObserver observer) {
        this.units = units;
        this.observer = observer;
    }

    /** Failures of the host's own data are not guarded: they are the host's. */
    @Override
    public <T> T run(Supplier<T> work) {
        units.flushHost();
        return guarded(work, units::run);
    }

    /** Inside a unit, the refusal is wrong use of the API and has a sentence that helps. */
    @Override
    public <T> T runApart(Supplier<T> work) {
        return canRunApart() ? guarded(work, units::runApart) : units.runApart(work);
    }

    @Override
    public boolean canRunApart() {
        return units.canRunApart();
    }

    @Override
    public void flushHost() {
        units.flushHost();
    }

    @Override
    public boolean active() {
        return units.active();
    }

    @Override
    public void afterCommit(Runnable action) {
        units.afterCommit(action);
    }

    private <T> T guarded(Supplier<T> work, Function<Supplier<T>, T> unit) {
        ObservedWork<T> observed = new ObservedWork<>(work);
        try {
            return unit.apply(observed);
        } catch (RuntimeException e) {
            throw observed.causes(e) ? observed.failure() : translated(e);
        }
    }

    private RuntimeException translated(RuntimeException failure) {
        RuntimeException translated = PortFailure.of("UnitOfWork", failure);
        PortFailure.report(translated, observer);
        return translated;
    }

    /** Remembers what the work threw when it was last run. */
    private static final class ObservedWork<T> implements Supplier<T> {

        private final Supplier<T> work;
        private @Nullable RuntimeException failure;

        ObservedWork(Supplier<T> work) {
            this.work = work;
        }

        @Override
        public T get() {
            try {
                return work.get();
            } catch (RuntimeException e) {
                failure = e;
                throw e;
            }
        }

        /** Whether what the unit of work threw is what the work threw. */
        boolean causes(RuntimeException thrown) {
            return failure != null && isAmongCauses(failure, thrown);
        }

        RuntimeException failure() {
            return Objects.requireNonNull(failure);
        }

        private static boolean isAmongCauses(RuntimeException own, @Nullable Throwable thrown) {
            return thrown != null && (thrown.equals(own) || isAmongCauses(own, thrown.getCause()));
        }
    }
}
