package org.accountkit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.accountkit.access.engine.LastUse;
import org.accountkit.access.engine.RefusalJournal;

/**
 * Every few seconds, writes the collected times of last use and the refusals of every minute that is over, and sweeps if
 * a sweep is due. Writes once more when it is closed.
 */
final class Housekeeper implements AutoCloseable {

    private static final Duration INTERVAL = Duration.ofSeconds(5);

    private final List<Chore> lastUse;
    private final Chore allRefusals;
    private final Chore dueRefusals;
    private final Optional<Chore> sweep;
    private final ScheduledExecutorService executor;
    private final ScheduledFuture<?> rounds;
    private final Runnable release;

    private Housekeeper(
            List<LastUse> collectors,
            RefusalJournal refusals,
            Optional<Runnable> sweep,
            ScheduledExecutorService executor,
            Runnable release) {
        this.lastUse = new ArrayList<>();
        collectors.forEach(
                collector -> lastUse.add(new Chore("Times of last use could not be written", collector::flush)));
        this.allRefusals = new Chore("Refusals could not be recorded", refusals::flush);
        this.dueRefusals = new Chore("Refusals could not be recorded", refusals::writeDue);
        this.sweep = sweep.map(work -> new Chore("Expired rows could not be deleted", work));
        this.executor = executor;
        this.release = release;
        this.rounds = executor.scheduleWithFixedDelay(
                this::doRound, INTERVAL.toMillis(), INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
        refusals.writeBy(this::writeDueRefusals);
    }

    /** Runs on its own thread, which ends when this is closed. */
    static Housekeeper onOwnThread(List<LastUse> collectors, RefusalJournal refusals, Optional<Runnable> sweep) {
        ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(1, Housekeeper::daemon);
        executor.setRemoveOnCancelPolicy(true);
        executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        return new Housekeeper(collectors, refusals, sweep, executor, executor::shutdown);
    }

    /** Runs on the host's executor. */
    static Housekeeper on(
            ScheduledExecutorService executor,
            List<LastUse> collectors,
            RefusalJournal refusals,
            Optional<Runnable> sweep) {
        return new Housekeeper(collectors, refusals, sweep, executor, () -> {});
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "accountkit-housekeeping");
        thread.setDaemon(true);
        return thread;
    }

    private void doRound() {
        lastUse.forEach(Chore::attempt);
        dueRefusals.attempt();
        sweep.ifPresent(Chore::attempt);
    }

    /** What an executor no longer accepts is written when this is closed. */
    private void writeDueRefusals() {
        try {
            executor.execute(dueRefusals::attempt);
        } catch (RejectedExecutionException e) {
            Thread.onSpinWait();
        }
    }

    /** What cannot be written now stays collected until the next round. */
    void flush() {
        lastUse.forEach(Chore::attempt);
        allRefusals.attempt();
    }

    @Override
    public void close() {
        rounds.cancel(false);
        flush();
        release.run();
    }
}
