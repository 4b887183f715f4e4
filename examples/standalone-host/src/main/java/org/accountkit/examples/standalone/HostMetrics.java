package org.accountkit.examples.standalone;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.accountkit.observation.AccountObserver;

/**
 * Counts what AccountKit does, under the names that the Spring module gives its meters. Nothing that identifies a user
 * becomes a label. Safe for use by several threads.
 */
final class HostMetrics implements AccountObserver {

    private static final double NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Map<String, LongAdder> signIns = new ConcurrentHashMap<>();
    private final Map<String, LongAdder> refusals = new ConcurrentHashMap<>();
    private final Map<String, LongAdder> storeFailures = new ConcurrentHashMap<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private final LongAdder hashes = new LongAdder();
    private final LongAdder hashingNanos = new LongAdder();
    private final LongAdder waitedNanos = new LongAdder();
    private final LongAdder full = new LongAdder();

    /** A counter that appears only with its first increment would hide that increment from a rate. */
    HostMetrics() {
        for (SignInOutcome outcome : SignInOutcome.values()) {
            signIns.put(label(outcome), new LongAdder());
        }
        for (StoreFailure failure : StoreFailure.values()) {
            storeFailures.put(label(failure), new LongAdder());
        }
    }

    @Override
    public void signIn(SignInOutcome outcome) {
        increment(signIns, label(outcome));
    }

    @Override
    public void refused(String code) {
        increment(refusals, code);
    }

    @Override
    public void hashed(int callers, long waited, long hashing) {
        waiting.set(callers);
        hashes.increment();
        waitedNanos.add(waited);
        hashingNanos.add(hashing);
    }

    @Override
    public void hashingFull(int callers) {
        waiting.set(callers);
        full.increment();
    }

    @Override
    public void storeFailed(StoreFailure failure) {
        increment(storeFailures, label(failure));
    }

    void writeTo(PrometheusText text) {
        text.counters("accountkit_sign_ins_total", "Steps of sign-ins, by how they ended.", "outcome", signIns);
        text.counters("accountkit_refusals_total", "Refusals, by code.", "code", refusals);
        text.counters("accountkit_store_failures_total", "Failed calls to stores.", "failure", storeFailures);
        long count = hashes.sum();
        text.summary("accountkit_hashing_seconds", "Time to hash a password.", count, hashingNanos.sum() / NANOS);
        text.summary("accountkit_hashing_wait_seconds", "Time until hashing began.", count, waitedNanos.sum() / NANOS);
        text.counter("accountkit_hashing_full_total", "Callers refused because hashing was at capacity.", full.sum());
        text.gauge("accountkit_hashing_waiting", "Callers that waited when a password was last hashed.", waiting.get());
    }

    private static void increment(Map<String, LongAdder> counters, String label) {
        counters.computeIfAbsent(label, any -> new LongAdder()).increment();
    }

    private static String label(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
