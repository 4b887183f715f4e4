package org.accountkit.benchmarks.hosts;

import java.util.List;

/** The middle of some numbers. */
final class Medians {

    private Medians() {}

    static double of(List<Double> numbers) {
        List<Double> sorted = numbers.stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }
}
