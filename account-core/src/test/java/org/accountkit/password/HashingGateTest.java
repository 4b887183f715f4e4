package org.accountkit.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.accountkit.access.RefusalCode;
import org.accountkit.access.RefusedException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class HashingGateTest {

    private static final int CALLERS = 200;

    private final AtomicInteger hashing = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();

    @Test
    @Tag("A10")
    void a10LetsAsManyPassAtOnceAsThereArePermitsAndTellsTheRestSoon() throws Exception {
        HashingGate gate = new HashingGate(2);
        long start = System.nanoTime();

        List<Boolean> passed = together(() -> passes(gate));

        assertThat(most.get()).isEqualTo(2);
        assertThat(passed).filteredOn(pass -> pass).hasSizeBetween(22, CALLERS - 1);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
        assertThat(hashing.get()).isZero();
        assertThat(passes(gate)).isTrue();
    }

    @Test
    @Tag("A10")
    void a10GivesPermitAndPlaceBackWhenHashingFails() {
        HashingGate gate = new HashingGate(1);
        for (int i = 0; i < 20; i++) {
            assertThatIllegalStateException().isThrownBy(() -> gate.pass(HashingGateTest::fail));
        }

        assertThat(passes(gate)).isTrue();
    }

    private boolean passes(HashingGate gate) {
        try {
            return gate.pass(this::hash);
        } catch (RefusedException e) {
            assertThat(e.code()).isEqualTo(RefusalCode.UNAVAILABLE);
            assertThat(e.refusal().retryAfter()).isPresent();
            return false;
        }
    }

    private boolean hash() {
        most.accumulateAndGet(hashing.incrementAndGet(), Math::max);
        try {
            Thread.sleep(50);
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
