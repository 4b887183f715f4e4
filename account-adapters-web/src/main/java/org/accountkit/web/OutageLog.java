package org.accountkit.web;

import java.lang.System.Logger.Level;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Logs that a store is unavailable: one line a minute, however many requests fail. Safe for use by several threads. */
final class OutageLog {

    private static final System.Logger LOG = System.getLogger("org.accountkit.web");
    private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);

    private final LongSupplier nanoTime;
    private boolean logged;
    private long last;
    private long more;

    OutageLog(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** The message is AccountKit's own, and contains no input. */
    void unavailable(Throwable failure, String correlationId) {
        long unlogged = count();
        if (unlogged >= 0) {
            LOG.log(
                    Level.WARNING,
                    "Unavailable, correlation id {0}: {1} More requests that failed since the last such line: {2}.",
                    correlationId,
                    failure.getMessage(),
                    Long.toString(unlogged));
        }
    }

    /** Returns how many failures were not logged since the last line; -1 if this one is not to be logged either. */
    private synchronized long count() {
        long now = nanoTime.getAsLong();
        if (logged && now - last < MINUTE) {
            more++;
            return -1;
        }
        long unlogged = more;
        logged = true;
        last = now;
        more = 0;
        return unlogged;
    }
}
