package org.accountkit;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.accountkit.access.engine.LastUse;

/** Writes the collected times of last use every few seconds, and once more when it is closed. */
final class LastUseFlusher implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(LastUseFlusher.class.getName());
    private static final Duration INTERVAL = Duration.ofSeconds(5);

    private final List<LastUse> collectors;
    private final ScheduledFuture<?> flushing;
    private final Runnable release;

    private LastUseFlusher(List<LastUse> collectors, ScheduledExecutorService executor, Runnable release) {
        this.collectors = collectors;
        this.flushing = executor.scheduleWithFixedDelay(
                this::flush, INTERVAL.toMillis(), INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
        this.release = release;
    }

    /** Runs on its own thread, which ends when this is closed. */
    static LastUseFlusher onOwnThread(List<LastUse> collectors) {
        ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(1, LastUseFlusher::daemon);
        executor.setRemoveOnCancelPolicy(true);
        return new LastUseFlusher(collectors, executor, executor::shutdown);
    }

    /** Runs on the host's executor. */
    static LastUseFlusher on(ScheduledExecutorService executor, List<LastUse> collectors) {
        return new LastUseFlusher(collectors, executor, () -> {});
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "accountkit-last-use");
        thread.setDaemon(true);
        return thread;
    }

    /** Times that cannot be written now stay collected until the next run. */
    void flush() {
        for (LastUse collector : collectors) {
            try {
                collector.flush();
            } catch (RuntimeException e) {
                LOG.log(Level.WARNING, "Times of last use could not be written: {0}", e.toString());
            }
        }
    }

    @Override
    public void close() {
        flushing.cancel(false);
        flush();
        release.run();
    }
}
