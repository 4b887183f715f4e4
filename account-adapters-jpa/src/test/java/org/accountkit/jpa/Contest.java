package org.accountkit.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;

/** Threads of several nodes that all try the same thing at the same moment, round after round. */
final class Contest {

    private static final int THREADS_OF_A_NODE = 32;

    private final List<JpaStores> nodes;
    private final int rounds;
    private final CyclicBarrier start;
    private final AtomicIntegerArray winners;

    private Contest(List<JpaStores> nodes, int rounds) {
        this.nodes = nodes;
        this.rounds = rounds;
        this.start = new CyclicBarrier(nodes.size() * THREADS_OF_A_NODE);
        this.winners = new AtomicIntegerArray(rounds);
    }

    /** Something that one caller of a round may succeed in. */
    interface Attempt {

        boolean wins(JpaStores node, int round);
    }

    static void hasOneWinnerInEachRound(List<JpaStores> nodes, int rounds, Attempt attempt) {
        Contest contest = new Contest(nodes, rounds);
        contest.run(attempt);
        assertThat(IntStream.range(0, rounds).filter(round -> contest.winners.get(round) != 1))
                .as("rounds without exactly one winner")
                .isEmpty();
    }

    private void run(Attempt attempt) {
        ExecutorService threads = Executors.newFixedThreadPool(nodes.size() * THREADS_OF_A_NODE);
        try {
            List<Future<Boolean>> runners = IntStream.range(0, nodes.size() * THREADS_OF_A_NODE)
                    .mapToObj(i -> nodes.get(i % nodes.size()))
                    .map(node -> threads.submit(runner(node, attempt)))
                    .toList();
            runners.forEach(Contest::end);
        } finally {
            threads.shutdownNow();
        }
    }

    private Callable<Boolean> runner(JpaStores node, Attempt attempt) {
        return () -> {
            for (int round = 0; round < rounds; round++) {
                start.await();
                tryToWin(node, attempt, round);
            }
            return true;
        };
    }

    private void tryToWin(JpaStores node, Attempt attempt, int round) {
        if (attempt.wins(node, round)) {
            winners.incrementAndGet(round);
        }
    }

    private static void end(Future<Boolean> runner) {
        try {
            runner.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError("A runner failed.", e);
        }
    }
}
