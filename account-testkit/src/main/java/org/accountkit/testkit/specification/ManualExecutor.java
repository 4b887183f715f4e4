package org.accountkit.testkit.specification;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** An executor that runs nothing until a test says so, on the test's thread. Like a real one, it drops what throws. */
final class ManualExecutor extends ScheduledThreadPoolExecutor {

    private final List<Runnable> repeated = new ArrayList<>();
    private final List<Runnable> once = new ArrayList<>();

    ManualExecutor() {
        super(1);
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(Runnable work, long first, long delay, TimeUnit unit) {
        repeated.add(work);
        return super.schedule(() -> {}, 1, TimeUnit.DAYS);
    }

    @Override
    public void execute(Runnable work) {
        once.add(work);
    }

    /** What is due after the next delay. */
    void runRound() {
        runOnce();
        List.copyOf(repeated).forEach(this::runRepeated);
    }

    private void runRepeated(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException | Error e) {
            repeated.remove(work);
        }
    }

    /** What was asked for meanwhile. */
    int runOnce() {
        List<Runnable> asked = List.copyOf(once);
        once.clear();
        asked.forEach(Runnable::run);
        return asked.size();
    }
}
