package org.accountkit.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.accountkit.access.RefusedException;
import org.accountkit.transaction.StoreUnavailableException;
import org.accountkit.transaction.UnitOfWork;

/** Several threads that do the same thing at the same time. */
public final class Race {

    /** How often a contract runs a race: a single round may miss a fault. */
    static final int ROUNDS = 10;

    private static final int RUNNERS = 8;

    private Race() {}

    /**
     * Lets eight threads attempt something that only one should win, each in its own unit of work.
     *
     * @param units runs the units
     * @param attempt returns whether it won
     * @return how many won; a thread for which the store was unavailable did not
     */
    static long winners(UnitOfWork units, Supplier<Boolean> attempt) {
        return results(RUNNERS, () -> wins(units, attempt)).stream()
                .filter(won -> won)
                .count();
    }

    private static boolean wins(UnitOfWork units, Supplier<Boolean> attempt) {
        try {
            return units.run(attempt);
        } catch (StoreUnavailableException e) {
            return false;
        }
    }

    /**
     * Lets eight threads do something at which all should succeed, each in its own unit of work.
     *
     * @param <T> the type of the results
     * @param units runs the units
     * @param work what each thread does
     * @return the results
     */
    static <T> List<T> results(UnitOfWork units, Supplier<T> work) {
        return results(RUNNERS, () -> units.run(work));
    }

    /**
     * Lets eight threads record eight different times at once, round after round, and asserts that the latest remains.
     *
     * @param units runs the units
     * @param start before all those times
     * @param recording records a time
     * @param recorded reads what was recorded
     */
    static void assertLatestWins(
            UnitOfWork units, Instant start, Consumer<Instant> recording, Supplier<Optional<Instant>> recorded) {
        for (int round = 0; round < ROUNDS; round++) {
            Instant before = start.plusSeconds((long) round * RUNNERS);
            Queue<Integer> seconds = new ConcurrentLinkedQueue<>(shuffled(round));
            results(RUNNERS, () -> {
                Instant at = before.plusSeconds(seconds.remove());
                units.execute(() -> recording.accept(at));
                return at;
            });
            assertThat(recorded.get())
                    .as("the latest of the times that several units recorded at once")
                    .contains(before.plusSeconds(RUNNERS));
        }
    }

    private static List<Integer> shuffled(int seed) {
        List<Integer> seconds = IntStream.rangeClosed(1, RUNNERS).boxed().collect(Collectors.toList());
        Collections.shuffle(seconds, new Random(seed));
        return seconds;
    }

    /**
     * Lets threads do something at the same time.
     *
     * @param <T> the type of the results
     * @param runners how many threads
     * @param work what each thread does
     * @return the results
     * @throws AssertionError if any thread throws an exception
     */
    public static <T> List<T> results(int runners, Callable<T> work) {
        CyclicBarrier start = new CyclicBarrier(runners);
        Callable<T> runner = () -> {
            start.await();
            return work.call();
        };
        ExecutorService threads = Executors.newFixedThreadPool(runners);
        try {
            List<Future<T>> running =
                    Stream.generate(() -> threads.submit(runner)).limit(runners).toList();
            return running.stream().map(Race::result).toList();
        } finally {
            threads.shutdownNow();
        }
    }

    /**
     * Lets threads attempt something at the same time.
     *
     * @param <T> the type of the results
     * @param runners how many threads
     * @param work what each thread attempts
     * @return the results of the threads that were not refused and for which the store was available
     */
    public static <T> List<T> successes(int runners, Callable<T> work) {
        return successes(Collections.nCopies(runners, work));
    }

    /**
     * Lets threads attempt different things at the same time.
     *
     * @param <T> the type of the results
     * @param rivals what they attempt, one thread for each
     * @return the results of the threads that were not refused and for which the store was available
     */
    public static <T> List<T> successes(List<Callable<T>> rivals) {
        Queue<Callable<T>> waiting = new ConcurrentLinkedQueue<>(rivals);
        return results(rivals.size(), () -> attempt(waiting.remove())).stream()
                .flatMap(Optional::stream)
                .toList();
    }

    private static <T> Optional<T> attempt(Callable<T> work) throws Exception {
        try {
            return Optional.of(work.call());
        } catch (RefusedException | StoreUnavailableException e) {
            return Optional.empty();
        }
    }

    private static <T> T result(Future<T> running) {
        try {
            return running.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError("A thread failed.", e);
        }
    }
}
