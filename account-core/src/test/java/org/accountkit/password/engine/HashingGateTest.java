package org.accountkit.password.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.accountkit.access.RefusalCode;
import org.accountkit.access.RefusedException;
import org.accountkit.observation.AccountObserver;
import org.accountkit.password.HashingCapacity;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class HashingGateTest {

    private static final int CALLERS = 200;
    private static final int PLACES = 22;

    private final AtomicInteger hashing = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();

    /** The admitted threads keep hashing until all others have been refused. */
    @Test
    @Tag("A10")
    void a10HashesAsManyAtOnceAsThereIsCapacityAndTurnsTheRestAway() throws Exception {
        HashingGate gate = new HashingGate(new HashingCapacity(2, 10, Duration.ofSeconds(30)));
        CountDownLatch turnedAway = new CountDownLatch(CALLERS - PLACES);

        List<Boolean> passed = together(() -> {
            boolean passes = passes(gate, () -> hashUntil(turnedAway));
            if (!passes) {
                turnedAway.countDown();
            }
            return passes;
        });

        assertThat(passed).filteredOn(passes -> passes).hasSize(PLACES);
        assertThat(most.get()).isEqualTo(2);
        assertThat(hashing.get()).isZero();
        assertThat(passes(gate, () -> true)).isTrue();
    }

    @Test
    @Tag("A10")
    void a10TurnsAwayWhoWaitedTooLong() {
        HashingGate gate = new HashingGate(new HashingCapacity(1, 1, Duration.ofMillis(1)));

        assertThat(gate.pass(() -> passes(gate, () -> true))).isFalse();

        assertThat(passes(gate, () -> true)).isTrue();
    }

    @Test
    void turnsAwayAtOnceWhereNobodyMayWait() {
        HashingGate gate = new HashingGate(new HashingCapacity(1, 0, Duration.ofSeconds(30)));
        long start = System.nanoTime();

        assertThat(gate.pass(() -> passes(gate, () -> true))).isFalse();

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void turnsAwayWhoIsInterruptedAndSaysSo() {
        HashingGate gate = new HashingGate(HashingCapacity.of(1));
        try {
            Thread.currentThread().interrupt();

            assertThat(passes(gate, () -> true)).isFalse();
            assertThat(Thread.currentThread().isInterrupted()).isTrue();
        } finally {
            Thread.interrupted();
        }
        assertThat(passes(gate, () -> true)).isTrue();
    }

    @Test
    @Tag("A10")
    void a10GivesPermitAndPlaceBackWhenHashingFails() {
        HashingGate gate = new HashingGate(HashingCapacity.of(1));
        for (int i = 0; i < 20; i++) {
            assertThatIllegalStateException().isThrownBy(() -> gate.pass(HashingGateTest::fail));
        }

        assertThat(passes(gate, () -> true)).isTrue();
    }

    @Test
    @Tag("A10")
    void a10TurnsAwayWhomTheHeapIsTooSmallFor() {
        HashingGate gate = new HashingGate(HashingCapacity.of(1));

        assertThat(passes(gate, () -> {
                    throw new OutOfMemoryError("forced");
                }))
                .isFalse();

        assertThat(passes(gate, () -> true)).isTrue();
    }

    @Test
    @Tag("A10")
    void a10AdmitsTheHashOfAdmittedWorkAndBeginsNoOther() {
        HashingGate gate = new HashingGate(new HashingCapacity(1, 0, Duration.ofSeconds(30)));

        boolean admitted = gate.admitting(() -> {
            assertThat(refusedWork(gate)).isTrue();
            boolean verified = passes(gate, () -> true);
            boolean rehashed = passes(gate, () -> true);
            return verified && rehashed;
        });

        assertThat(admitted).isTrue();
        assertThat(refusedWork(gate)).isFalse();
    }

    /** A hash within a hash needs a permit of its own, so it also needs a place. */
    @Test
    void givesTheAdmittedPlaceToOneHashAtATime() {
        HashingGate gate = new HashingGate(new HashingCapacity(1, 0, Duration.ofSeconds(30)));

        assertThat(gate.admitting(() -> gate.pass(() -> passes(gate, () -> true))))
                .isFalse();
        assertThat(passes(gate, () -> true)).isTrue();
    }

    private static boolean refusedWork(HashingGate gate) {
        try {
            gate.admitting(() -> true);
            return false;
        } catch (RefusedException e) {
            return true;
        }
    }

    @Test
    void measuresTheWaitAndTheHash() {
        AtomicLong time = new AtomicLong();
        List<String> seen = new ArrayList<>();
        HashingMeter meter = new HashingMeter(noting(seen), () -> time.getAndAdd(5));
        HashingGate gate = new HashingGate(new HashingCapacity(1, 0, Duration.ofSeconds(30)), meter);

        gate.pass(() -> {
            time.addAndGet(100);
            return passes(gate, () -> true);
        });

        assertThat(seen).containsExactly("full 0", "0 5 105");
    }

    @Test
    void measuresAHashThatFails() {
        AtomicLong time = new AtomicLong();
        List<String> seen = new ArrayList<>();
        HashingMeter meter = new HashingMeter(noting(seen), () -> time.getAndAdd(5));
        HashingGate gate = new HashingGate(new HashingCapacity(1, 0, Duration.ofSeconds(30)), meter);

        assertThatIllegalStateException().isThrownBy(() -> gate.pass(HashingGateTest::fail));
        passes(gate, () -> {
            throw new OutOfMemoryError("forced");
        });

        assertThat(seen).containsExactly("0 5 5", "full 0", "0 5 5");
    }

    private static AccountObserver noting(List<String> seen) {
        return new AccountObserver() {
            @Override
            public void hashed(int waiting, long waitedNanos, long hashingNanos) {
                seen.add(waiting + " " + waitedNanos + ' ' + hashingNanos);
            }

            @Override
            public void hashingFull(int waiting) {
                seen.add("full " + waiting);
            }
        };
    }

    private static boolean passes(HashingGate gate, Supplier<Boolean> hash) {
        try {
            return gate.pass(hash);
        } catch (RefusedException e) {
            assertThat(e.code()).isEqualTo(RefusalCode.UNAVAILABLE);
            assertThat(e.refusal().retryAfter()).isPresent();
            return false;
        }
    }

    private boolean hashUntil(CountDownLatch latch) {
        most.accumulateAndGet(hashing.incrementAndGet(), Math::max);
        try {
            latch.await();
            return true;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        } finally {
            hashing.decrementAndGet();
        }
    }

    private static boolean fail() {
        throw new IllegalStateException("no memory");
    }

    private static List<Boolean> together(Callable<Boolean> work) throws Exception {
        CyclicBarrier start = new CyclicBarrier(CALLERS);
        ExecutorService threads = Executors.newFixedThreadPool(CALLERS);
        try {
            List<Future<Boolean>> running = Stream.generate(() -> threads.submit(() -> {
                        start.await();
                        return work.call();
                    }))
                    .limit(CALLERS)
                    .toList();
            List<Boolean> results = new ArrayList<>();
            for (Future<Boolean> one : running) {
                results.add(one.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }
}
