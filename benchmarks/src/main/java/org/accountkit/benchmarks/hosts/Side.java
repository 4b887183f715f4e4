package org.accountkit.benchmarks.hosts;

import java.util.List;
import java.util.concurrent.ExecutionException;
import org.accountkit.benchmarks.Settings;

/**
 * A host under load.
 *
 * @param name whose it is
 * @param load the requests it gets
 * @param rates how many requests a second it answered, by round
 */
record Side(String name, Load load, List<Double> rates) {

    void warmUp(Settings settings) throws InterruptedException, ExecutionException {
        load.run(settings.warmUp());
    }

    void takeTurn(Settings settings) throws InterruptedException, ExecutionException {
        rates.add(load.run(settings.turn()).rate());
    }

    double rate() {
        return Medians.of(rates);
    }

    /** All sides take turns, round by round, so that a busy neighbour meets each of them. */
    static void measure(List<Side> sides, Settings settings) throws InterruptedException, ExecutionException {
        for (Side side : sides) {
            side.warmUp(settings);
        }
        for (int round = 0; round < settings.rounds(); round++) {
            for (Side side : sides) {
                side.takeTurn(settings);
            }
        }
    }
}
