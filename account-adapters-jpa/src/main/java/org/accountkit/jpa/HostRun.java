package org.accountkit.jpa;

import java.util.Optional;
import java.util.function.Supplier;
import org.accountkit.transaction.StoreFailedException;
import org.jspecify.annotations.Nullable;

/**
 * One run of a unit of work in a new transaction of the host. Tells failures of the work, which pass unchanged even if
 * the host wraps or swallows them, from those of beginning and committing. For use by one thread, once.
 */
final class HostRun<T> {

    private final Supplier<T> work;
    private boolean begun;
    private @Nullable RuntimeException failure;
    private Optional<Supplier<T>> result = Optional.empty();

    HostRun(Supplier<T> work) {
        this.work = work;
    }

    T in(HostTransaction.NewTransaction transaction) {
        try {
            transaction.run(this::work);
        } catch (RuntimeException e) {
            throw meaning(e);
        }
        if (failure != null) {
            throw failure;
        }
        return result.orElseThrow(HostRun::notRun).get();
    }

    private void work() {
        begun = true;
        try {
            T returned = work.get();
            result = Optional.of(() -> returned);
        } catch (RuntimeException e) {
            failure = e;
            throw e;
        }
    }

    private RuntimeException meaning(RuntimeException thrown) {
        if (failure != null) {
            return failure;
        }
        return begun ? DatabaseFailure.ofCommit(thrown) : DatabaseFailure.of(thrown);
    }

    private static StoreFailedException notRun() {
        return new StoreFailedException("HostTransaction.newTransaction() did not run the work.");
    }
}
