package org.accountkit.spring;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.accountkit.observation.AccountObserver;
import org.jspecify.annotations.Nullable;

/** Counts what AccountKit does. Nothing that identifies a user becomes a tag. Safe for use by several threads. */
final class AccountMeters implements AccountObserver {

    private final MeterRegistry registry;
    private final Map<SignInOutcome, Counter> signIns = new EnumMap<>(SignInOutcome.class);
    private final Map<StoreFailure, Counter> storeFailures = new EnumMap<>(StoreFailure.class);
    private final AtomicInteger waiting = new AtomicInteger();
    private final Timer hashing;
    private final Timer waits;
    private final Counter full;

    AccountMeters(MeterRegistry registry) {
        this.registry = registry;
        for (SignInOutcome outcome : SignInOutcome.values()) {
            signIns.put(outcome, registry.counter("accountkit.sign-ins", "outcome", tag(outcome)));
        }
        for (StoreFailure failure : StoreFailure.values()) {
            storeFailures.put(failure, registry.counter("accountkit.store.failures", "failure", tag(failure)));
        }
        hashing = registry.timer("accountkit.hashing");
        waits = registry.timer("accountkit.hashing.wait");
        full = registry.counter("accountkit.hashing.full");
        Gauge.builder("accountkit.hashing.waiting", waiting, AtomicInteger::get).register(registry);
    }

    private static String tag(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public void signIn(SignInOutcome outcome) {
        increment(signIns.get(outcome));
    }

    @Override
    public void refused(String code) {
        registry.counter("accountkit.refusals", "code", code).increment();
    }

    @Override
    public void hashed(int callers, long waitedNanos, long hashingNanos) {
        waiting.set(callers);
        waits.record(waitedNanos, TimeUnit.NANOSECONDS);
        hashing.record(hashingNanos, TimeUnit.NANOSECONDS);
    }

    @Override
    public void hashingFull(int callers) {
        waiting.set(callers);
        full.increment();
    }

    @Override
    public void storeFailed(StoreFailure failure) {
        increment(storeFailures.get(failure));
    }

    private static void increment(@Nullable Counter counter) {
        if (counter != null) {
            counter.increment();
        }
    }
}
