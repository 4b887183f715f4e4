package org.accountkit.password;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.accountkit.access.RefusalCode;

/** Lets as many hash at once as there is capacity, and as many wait for it. */
final class HashingGate {

    private final Semaphore permits;
    private final Semaphore places;
    private final Duration longestWait;

    HashingGate(HashingCapacity capacity) {
        this.permits = new Semaphore(capacity.atOnce(), true);
        this.places = new Semaphore(capacity.places());
        this.longestWait = capacity.longestWait();
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
            if (!permits.tryAcquire(longestWait.toMillis(), TimeUnit.MILLISECONDS)) {
                throw full();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw full();
        }
    }

    private RuntimeException full() {
        return RefusalCode.UNAVAILABLE.refused(longestWait);
    }
}
