package org.accountkit.testkit;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.accountkit.transaction.StoreUnavailableException;
import org.accountkit.transaction.UnitOfWork;

/** Several threads that do the same thing at the same moment, each in a unit of work of its own. */
final class Race {

    /** How often a race is run: one round alone may hide a fault. */
    static final int ROUNDS = 10;

    private static final int RUNNERS = 8;

    private Race() {}

    /** Who is told that the store is unavailable has not won. */
    static long winners(UnitOfWork units, Supplier<Boolean> attempt) {
        return results(() -> wins(units, attempt)).stream().filter(won -> won).count();
    }

    static <T> List<T> results(UnitOfWork units, Supplier<T> work) {
        return results(() -> units.run(work));
    }

    private static boolean wins(UnitOfWork units, Supplier<Boolean> attempt) {
        try {
            return units.run(attempt);
        } catch (StoreUnavailableException e) {
            return false;
        }
    }

    private static <T> List<T> results(Callable<T> work) {
        CyclicBarrier start = new CyclicBarrier(RUNNERS);
        Callable<T> runner = () -> {
            start.await();
            return work.call();
        };
        ExecutorService threads = Executors.newFixedThreadPool(RUNNERS);
        try {
            List<Future<T>> running =
                    Stream.generate(() -> threads.submit(runner)).limit(RUNNERS).toList();
            return running.stream().map(Race::result).toList();
        } finally {
            threads.shutdownNow();
        }
    }

    private static <T> T result(Future<T> running) {
        try {
            return running.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError("A runner failed.", e);
        }
    }
}
