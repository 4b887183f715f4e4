package org.accountkit.password.engine;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.accountkit.access.RefusalCode;
import org.accountkit.password.HashingCapacity;

/** Admits as many concurrent hashes as there is capacity for, and lets a bounded number wait. */
final class HashingGate {

    private static final System.Logger LOG = System.getLogger(HashingGate.class.getName());

    private final Semaphore permits;
    private final Semaphore places;
    private final Duration longestWait;
    private final HashingMeter meter;

    /** Whether the next hash of this thread has been admitted already. */
    private final ThreadLocal<Boolean> hasPlace = new ThreadLocal<>();

    HashingGate(HashingCapacity capacity) {
        this(capacity, HashingMeter.NONE);
    }

    HashingGate(HashingCapacity capacity, HashingMeter meter) {
        this.permits = new Semaphore(capacity.atOnce(), true);
        this.places = new Semaphore(capacity.atOnce() * (1 + capacity.waiters()));
        this.longestWait = capacity.longestWait();
        this.meter = meter;
    }

    /** Begins work that leads to a hash only if that hash will be admitted. */
    <T> T admitting(Supplier<T> work) {
        return inAPlace(() -> having(true, work));
    }

    <T> T pass(Supplier<T> hashing) {
        Supplier<T> admitted = () -> waitAndHash(hashing);
        return hasPlace() ? having(false, admitted) : inAPlace(admitted);
    }

    private boolean hasPlace() {
        return Boolean.TRUE.equals(hasPlace.get());
    }

    private <T> T inAPlace(Supplier<T> work) {
        if (!places.tryAcquire()) {
            throw full();
        }
        try {
            return work.get();
        } finally {
            places.release();
        }
    }

    private <T> T having(boolean place, Supplier<T> work) {
        boolean before = hasPlace();
        hasPlace.set(place);
        try {
            return work.get();
        } finally {
            hasPlace.set(before);
        }
    }

    /** If a hash does not fit into the remaining heap, only that hash fails: its memory is free again. */
    private <T> T waitAndHash(Supplier<T> hashing) {
        long arrived = meter.now();
        awaitPermit();
        long began = meter.now();
        try {
            return hashing.get();
        } catch (OutOfMemoryError e) {
            LOG.log(System.Logger.Level.ERROR, "The heap is too small for a password hash.");
            throw full();
        } finally {
            permits.release();
            meter.observer().hashed(waiting(), began - arrived, meter.now() - began);
        }
    }

    private void awaitPermit() {
        try {
            if (!permits.tryAcquire(longestWait.toMillis(), TimeUnit.MILLISECONDS)) {
                throw full();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw full();
        }
    }

    private int waiting() {
        return permits.getQueueLength();
    }

    private RuntimeException full() {
        meter.observer().hashingFull(waiting());
        return RefusalCode.UNAVAILABLE.refused(longestWait);
    }
}
