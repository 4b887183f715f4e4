package org.accountkit.password.engine;

import java.util.function.LongSupplier;
import org.accountkit.observation.AccountObserver;

/**
 * Measures how long hashing takes.
 *
 * @param observer is told of each hash
 * @param nanoTime a clock that is never corrected, in nanoseconds
 */
public record HashingMeter(AccountObserver observer, LongSupplier nanoTime) {

    /** Measures nothing. */
    public static final HashingMeter NONE = new HashingMeter(AccountObserver.none(), () -> 0);

    long now() {
        return nanoTime.getAsLong();
    }
}
