package org.accountkit.throttle.engine;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.accountkit.throttle.AttemptStore;
import org.accountkit.throttle.AttemptStore.AttemptKey;
import org.accountkit.throttle.AttemptStore.Attempts;
import org.accountkit.throttle.AttemptStore.Change;
import org.accountkit.throttle.ThrottlePolicies.ThrottlePolicy;
import org.accountkit.throttle.engine.Reservation.Counted;
import org.accountkit.transaction.StoreUnavailableException;
import org.accountkit.transaction.UnitOfWork;

/**
 * Counts an attempt before it is judged, in a separate transaction. No matter how many guesses arrive concurrently,
 * only as many are judged as the policy allows, and no rollback can undo the count. Safe for use by several threads and
 * nodes.
 */
public final class Throttle {

    private static final int RACES = 200;

    private final AttemptStore attempts;
    private final UnitOfWork units;
    private final Clock clock;

    /**
     * Creates a throttle.
     *
     * @param attempts the store for attempt counters
     * @param units runs the separate transaction
     * @param clock the clock
     */
    public Throttle(AttemptStore attempts, UnitOfWork units, Clock clock) {
        this.attempts = attempts;
        this.units = units;
        this.clock = clock;
    }

    /**
     * Counts an attempt as a failure under all limits, or under none if any of them requires a wait.
     *
     * @param limits all limits that apply
     * @return whether the attempt was counted and may be judged now
     * @throws StoreUnavailableException if the counters cannot be reached
     * @throws IllegalStateException inside a unit of work
     */
    public Reservation reserve(List<Limit> limits) {
        return untilUncontended(() -> tryReserve(limits));
    }

    /**
     * Takes back an attempt that proved right. Only a counter that somebody else has changed meanwhile is read: the others
     * are as this attempt left them.
     *
     * @param reserved the reservation
     * @throws StoreUnavailableException if the counters cannot be reached
     * @throws IllegalStateException inside a unit of work
     */
    public void forgive(Reservation reserved) {
        forgiveIf(reserved, () -> true);
    }

    /**
     * Spends something in a separate unit of work, and takes back the attempt in the same one if that succeeds.
     *
     * @param reserved the reservation
     * @param spending spends, and returns whether it won
     * @return whether it won
     * @throws StoreUnavailableException if the stores cannot be reached
     * @throws IllegalStateException inside a unit of work
     */
    public boolean forgiveIf(Reservation reserved, BooleanSupplier spending) {
        return untilUncontended(() -> {
            boolean spent = spending.getAsBoolean();
            if (spent) {
                takeBackNow(forgiveUnchanged(reserved.counted()), ThrottlePolicy::forgive);
            }
            return spent;
        });
    }

    /** Takes back what is as it was counted, and returns the limits that somebody else has changed meanwhile. */
    private List<Limit> forgiveUnchanged(List<Counted> counted) {
        Set<AttemptKey> changed = attempts
                .changeAll(counted.stream().map(Counted::forgiven).toList())
                .stream()
                .map(Change::key)
                .collect(toUnmodifiableSet());
        return counted.stream()
                .map(Counted::limit)
                .filter(limit -> changed.contains(limit.key()))
                .toList();
    }

    /**
     * Runs work in a separate unit of work that also takes back the attempt, which proved right. A counter that somebody
     * else has changed meanwhile does not hold up the work: it is taken back after the commit. If the work is refused, the
     * attempt is taken back by itself.
     *
     * @param reserved the reservation
     * @param work the work that follows from the right attempt
     * @param <T> the type of the result
     * @return the result of the work
     * @throws StoreUnavailableException if the stores cannot be reached
     * @throws IllegalStateException inside a unit of work
     */
    public <T> T forgiveWith(Reservation reserved, Supplier<T> work) {
        try {
            return units.runApart(() -> {
                T result = work.get();
                List<Limit> changed = forgiveUnchanged(reserved.counted());
                if (!changed.isEmpty()) {
                    units.afterCommit(() -> takeBack(changed, ThrottlePolicy::forgive));
                }
                return result;
            });
        } catch (RuntimeException e) {
            forgiveAfter(e, reserved);
            throw e;
        }
    }

    /**
     * Where stores cannot be reached, another try would only make the user wait. The attempt stays counted until the next
     * right one.
     */
    private void forgiveAfter(RuntimeException failure, Reservation reserved) {
        if (failure instanceof StoreUnavailableException) {
            return;
        }
        try {
            forgive(reserved);
        } catch (StoreUnavailableException e) {
            failure.addSuppressed(e);
        }
    }

    /**
     * Takes back an attempt that was not judged, because it was AccountKit that failed for lack of capacity.
     *
     * @param limits the reserved limits
     * @throws StoreUnavailableException if the counters cannot be reached
     * @throws IllegalStateException inside a unit of work
     */
    public void release(List<Limit> limits) {
        takeBack(limits, ThrottlePolicy::release);
    }

    /**
     * Resets counters, within the current unit of work.
     *
     * @param keys the counters' keys
     */
    public void reset(List<AttemptKey> keys) {
        units.execute(() -> keys.forEach(attempts::remove));
    }

    /**
     * Returns how long an attempt would have to wait, without counting one.
     *
     * @param limits the limits on it
     * @return the wait; zero if it may be made
     * @throws StoreUnavailableException if the counters cannot be reached
     * @throws IllegalStateException inside a unit of work, if a counter has to be settled
     */
    public Duration waiting(List<Limit> limits) {
        Instant now = now();
        List<Counter> counters = read(limits);
        Duration wait = longestWait(counters, now);
        boolean settled = wait.isZero() || counters.stream().allMatch(counter -> counter.isSettled(now));
        return settled ? wait : untilUncontended(() -> settledWait(read(limits), now()));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private Duration settledWait(List<Counter> counters, Instant now) {
        Duration wait = longestWait(counters, now);
        if (!wait.isZero()) {
            counters.forEach(counter -> settle(counter, now));
        }
        return wait;
    }

    private static Duration longestWait(List<Counter> counters, Instant now) {
        return counters.stream()
                .map(counter -> counter.waiting(now))
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }

    /** Judges the same values from which it counts: a second read might see another node's count. */
    private Reservation tryReserve(List<Limit> limits) {
        Instant now = now();
        List<Counter> counters = read(limits);
        Duration wait = settledWait(counters, now);
        if (!wait.isZero()) {
            return Reservation.refused(wait);
        }
        won(attempts.changeAll(counters.stream()
                .map(counter -> counter.changedTo(Optional.of(counter.next(now))))
                .toList()));
        return new Reservation(
                counters.stream()
                        .map(counter -> new Counted(counter.limit(), counter.next(now)))
                        .toList(),
                Optional.empty(),
                counters.stream().anyMatch(counter -> counter.locks(now)));
    }

    /**
     * A wait that started in the future would start again with each attempt, until the clock reaches that time: from now
     * on, it started now.
     */
    private void settle(Counter counter, Instant now) {
        counter.found()
                .filter(some -> !counter.isSettled(now))
                .ifPresent(
                        some -> won(attempts.changeAll(List.of(counter.changedTo(Optional.of(some.notAfter(now)))))));
    }

    private List<Counter> read(List<Limit> limits) {
        if (limits.isEmpty()) {
            return List.of();
        }
        Map<AttemptKey, Attempts> found =
                attempts.findAll(limits.stream().map(Limit::key).toList());
        return limits.stream()
                .map(limit -> new Counter(limit, Optional.ofNullable(found.get(limit.key()))))
                .toList();
    }

    private void takeBack(List<Limit> limits, BiFunction<ThrottlePolicy, Attempts, Optional<Attempts>> how) {
        untilUncontended(() -> {
            takeBackNow(limits, how);
            return true;
        });
    }

    private void takeBackNow(List<Limit> limits, BiFunction<ThrottlePolicy, Attempts, Optional<Attempts>> how) {
        won(attempts.changeAll(read(limits).stream()
                .flatMap(counter ->
                        counter
                                .found()
                                .map(some -> counter.changedTo(
                                        how.apply(counter.limit().policy(), some)))
                                .stream())
                .toList()));
    }

    private static void won(List<Change> lost) {
        if (!lost.isEmpty()) {
            throw new ContendedException();
        }
    }

    /**
     * A counter under attack is contended. Unlike other units of work, this one retries until the attempt is counted.
     */
    private <T> T untilUncontended(Supplier<T> work) {
        for (int race = 0; race < RACES; race++) {
            try {
                return units.runApart(work);
            } catch (ContendedException e) {
                Thread.onSpinWait();
            }
        }
        throw new StoreUnavailableException("The attempt counters are contended.");
    }

    private static final class ContendedException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        ContendedException() {
            super(null, null, false, false);
        }
    }
}
