package org.accountkit;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.accountkit.access.RefusalCode;

/**
 * Runs work after an answer, on the host's executor or on one thread of its own. Refuses more than a bounded amount of
 * waiting work as unavailable.
 */
final class BoundedExecutor implements Executor, AutoCloseable {

    private static final int MOST_WAITING = 1_000;
    private static final Duration IDLE = Duration.ofSeconds(30);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Executor executor;
    private final Optional<ThreadPoolExecutor> own;
    private final AtomicInteger waiting = new AtomicInteger();

    private BoundedExecutor(Executor executor, Optional<ThreadPoolExecutor> own) {
        this.executor = executor;
        this.own = own;
    }

    static BoundedExecutor on(Executor executor) {
        return new BoundedExecutor(executor, Optional.empty());
    }

    /** The thread exists only while there is work. */
    static BoundedExecutor onOwnThread(String name) {
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                0, 1, IDLE.toMillis(), TimeUnit.MILLISECONDS, new LinkedBlockingQueue<>(), work -> daemon(name, work));
        return new BoundedExecutor(pool, Optional.of(pool));
    }

    private static Thread daemon(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void execute(Runnable work) {
        if (waiting.incrementAndGet() > MOST_WAITING) {
            throw refused();
        }
        try {
            executor.execute(() -> run(work));
        } catch (RejectedExecutionException e) {
            throw refused();
        }
    }

    private void run(Runnable work) {
        try {
            work.run();
        } finally {
            waiting.decrementAndGet();
        }
    }

    private RuntimeException refused() {
        waiting.decrementAndGet();
        return RefusalCode.UNAVAILABLE.refused();
    }

    /** Finishes the waiting work, unless it takes long. */
    @Override
    public void close() {
        own.ifPresent(pool -> {
            pool.shutdown();
            try {
                pool.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }
}
