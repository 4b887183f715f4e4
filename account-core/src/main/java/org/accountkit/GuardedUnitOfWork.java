package org.accountkit;

import java.util.function.Function;
import java.util.function.Supplier;
import org.accountkit.transaction.UnitOfWork;
import org.jspecify.annotations.Nullable;

/** A unit of work whose own failures are translated. What the work throws passes unchanged, even if it was wrapped. */
final class GuardedUnitOfWork implements UnitOfWork {

    private final UnitOfWork units;

    GuardedUnitOfWork(UnitOfWork units) {
        this.units = units;
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

    private static <T> T guarded(Supplier<T> work, Function<Supplier<T>, T> unit) {
        ObservedWork<T> observed = new ObservedWork<>(work);
        try {
            return unit.apply(observed);
        } catch (RuntimeException e) {
            throw observed.failureIn(e);
        }
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

        RuntimeException failureIn(RuntimeException thrown) {
            RuntimeException own = failure;
            return own != null && isAmongCauses(own, thrown) ? own : PortFailure.of("UnitOfWork", thrown);
        }

        private static boolean isAmongCauses(RuntimeException own, @Nullable Throwable thrown) {
            return thrown != null && (thrown.equals(own) || isAmongCauses(own, thrown.getCause()));
        }
    }
}
