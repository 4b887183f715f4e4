package org.accountkit.benchmarks;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a measurement by JMH must not exceed.
 *
 * @param number the budget's number
 * @param work what is measured
 * @param benchmark the class that measures it
 * @param reference the side that ours is compared with
 * @param mostOfReference how many times the reference's time it may take
 * @param mostBytes how much garbage it may leave, in bytes
 * @param warmUpSeconds how long the compiler of the JVM needs to get to its best
 */
record Budget(
        String number,
        String work,
        Class<?> benchmark,
        String reference,
        double mostOfReference,
        long mostBytes,
        int warmUpSeconds)
        implements Part {

    private static final String OURS = "ours";

    @Override
    public List<Line> measure(Settings settings) throws Exception {
        Measurements measured = Measurements.of(benchmark, settings.rounds(), warmUpSeconds);
        return measured.parameters().stream()
                .map(parameters -> line(measured, parameters))
                .toList();
    }

    private Line line(Measurements measured, String parameters) {
        double ours = measured.time(parameters, OURS);
        double bytes = measured.bytes(parameters, OURS);
        return Line.of(
                        number,
                        parameters.isEmpty() ? work : work + ", `" + parameters + "`",
                        String.format(Locale.ROOT, "%.2f %s, %.0f bytes of garbage", ours, measured.unit(), bytes),
                        ours / measured.time(parameters, reference),
                        Bound.atMost(mostOfReference))
                .against(rivals(measured, parameters, ours))
                .keptOnlyIf(bytes <= mostBytes);
    }

    private Map<String, Double> rivals(Measurements measured, String parameters, double ours) {
        return measured.sides(parameters).stream()
                .filter(side -> Collections.disjoint(List.of(side), List.of(OURS, "floor")))
                .collect(Collectors.toMap(side -> side, side -> measured.time(parameters, side) / ours));
    }
}
