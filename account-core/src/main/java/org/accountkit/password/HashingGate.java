package org.accountkit.password;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.accountkit.access.RefusalCode;

/**
 * Bounds how many passwords are hashed at once, and how many wait for it. Hashing takes memory on purpose: without a
 * bound, a burst of sign-ins would take all of it.
 */
final class HashingGate {

    private static final long MEMORY_PER_PERMIT = 512L * 1024 * 1024;
    private static final int WAITERS_PER_PERMIT = 10;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

    private final Semaphore permits;
    private final Semaphore places;

    HashingGate(int permits) {
        this.permits = new Semaphore(permits, true);
        this.places = new Semaphore(permits * (1 + WAITERS_PER_PERMIT));
    }

    /** As many as there are cores, and half a gigabyte of heap for each; at least one. */
    static int capacity() {
        Runtime runtime = Runtime.getRuntime();
        long byMemory = runtime.maxMemory() / MEMORY_PER_PERMIT;
        return (int) Math.max(1, Math.min(runtime.availableProcessors(), byMemory));
    }

    <T> T pass(Supplier<T> hashing) {
        if (!places.tryAcquire()) {
            throw full();
        }
        try {
            return waitAndHash(hashing);
        } finally {
            places.release();
        }
    }

    private <T> T waitAndHash(Supplier<T> hashing) {
        awaitPermit();
        try {
            return hashing.get();
        } finally {
            permits.release();
        }
    }

    private void awaitPermit() {
        try {
            if (!permits.tryAcquire(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
                throw full();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw full();
        }
    }

    private static RuntimeException full() {
        return RefusalCode.UNAVAILABLE.refused(LONGEST_WAIT);
    }
}
