package org.accountkit.examples.standalone.command;

import java.time.Duration;
import java.util.Optional;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A progress bar for whoever watches; nothing for a pipe or a log file. */
final class Progress implements AutoCloseable {

    private static final int WIDTH = 79;
    private static final int UPDATE_MILLIS = 200;

    private final Optional<ProgressBar> bar;

    private Progress(Optional<ProgressBar> bar) {
        this.bar = bar;
    }

    /** Shows how much of a known amount is done; of an amount that is not known, give -1. */
    static Progress start(Console console, String task, String unit, long amount) {
        return new Progress(console.interactive() ? Optional.of(bar(console, task, unit, amount)) : Optional.empty());
    }

    private static ProgressBar bar(Console console, String task, String unit, long amount) {
        return new ProgressBarBuilder()
                .setTaskName(task)
                .setUnit(unit, 1)
                .setInitialMax(amount)
                .setStyle(ProgressBarStyle.ASCII)
                .showSpeed()
                .setUpdateIntervalMillis(UPDATE_MILLIS)
                .startsFrom(0, Duration.ZERO)
                .setConsumer(new ConsoleProgressBarConsumer(console.err(), WIDTH))
                .build();
    }

    void reached(long amount) {
        bar.ifPresent(shown -> shown.stepTo(amount));
    }

    @Override
    public void close() {
        bar.ifPresent(ProgressBar::close);
    }
}
