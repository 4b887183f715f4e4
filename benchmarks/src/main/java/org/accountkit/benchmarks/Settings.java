package org.accountkit.benchmarks;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How much to measure.
 *
 * @param root the root of the repository
 * @param rounds how many times all sides take their turn
 * @param warmUp how long each side is warmed up
 * @param turn how long a turn of a load takes
 * @param storm how long the storm of sign-ins takes
 * @param starts how many times each side is started
 * @param profile whether to profile as well
 * @param compare whether the build fails when a ratio is much worse than in the committed report
 */
public record Settings(
        Path root,
        int rounds,
        Duration warmUp,
        Duration turn,
        Duration storm,
        int starts,
        boolean profile,
        boolean compare) {

    private static final int ROUNDS = 3;
    private static final int WARM_UP_SECONDS = 15;
    private static final int SECONDS = 5;
    private static final int STORM_SECONDS = 60;
    private static final int STARTS = 5;

    static Settings of(Path root) {
        return new Settings(
                root,
                Integer.getInteger("rounds", ROUNDS),
                Duration.ofSeconds(Integer.getInteger("warmup.seconds", WARM_UP_SECONDS)),
                Duration.ofSeconds(Integer.getInteger("seconds", SECONDS)),
                Duration.ofSeconds(Integer.getInteger("storm.seconds", STORM_SECONDS)),
                Integer.getInteger("starts", STARTS),
                Boolean.getBoolean("profile"),
                Boolean.getBoolean("compare"));
    }
}
