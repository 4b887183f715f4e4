package org.accountkit.benchmarks;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Runs all sides in turns, round by round, so that a busy neighbour meets each of them; keeps every score. */
final class Measurements {

    private static final String GARBAGE = "gc.alloc.rate.norm";

    private final Map<Side, List<Double>> times = new TreeMap<>();
    private final Map<Side, List<Double>> garbage = new TreeMap<>();
    private String unit = "";

    /**
     * Who did what.
     *
     * @param parameters the parameters of the work, empty if there are none
     * @param name whose code it is
     */
    record Side(String parameters, String name) implements Comparable<Side> {

        @Override
        public int compareTo(Side other) {
            int byParameters = parameters.compareTo(other.parameters);
            return byParameters == 0 ? name.compareTo(other.name) : byParameters;
        }
    }

    static Measurements of(Class<?> benchmark, int rounds, int warmUpSeconds) throws RunnerException {
        Measurements all = new Measurements();
        for (int round = 0; round < rounds; round++) {
            all.add(new Runner(new OptionsBuilder()
                            .include(benchmark.getName().replace(".", "\\.") + "\\..*")
                            .forks(1)
                            .warmupIterations(warmUpSeconds)
                            .warmupTime(TimeValue.seconds(1))
                            .measurementIterations(3)
                            .measurementTime(TimeValue.seconds(1))
                            .jvmArgsAppend("-Xmx1g")
                            .addProfiler(GCProfiler.class)
                            .shouldFailOnError(true)
                            .build())
                    .run());
        }
        return all;
    }

    private void add(Collection<RunResult> results) {
        for (RunResult result : results) {
            String label = result.getPrimaryResult().getLabel();
            String parameters = String.join(
                    " ",
                    result.getParams().getParamsKeys().stream()
                            .map(result.getParams()::getParam)
                            .toList());
            Side side = new Side(parameters, label);
            unit = result.getPrimaryResult().getScoreUnit().replace("/op", "");
            add(times, side, result.getPrimaryResult());
            Result<?> allocated = result.getSecondaryResults().get(GARBAGE);
            if (allocated != null) {
                add(garbage, side, allocated);
            }
        }
    }

    private static void add(Map<Side, List<Double>> scores, Side side, Result<?> result) {
        scores.computeIfAbsent(side, any -> new ArrayList<>()).add(result.getScore());
    }

    List<String> parameters() {
        return times.keySet().stream().map(Side::parameters).distinct().toList();
    }

    List<String> sides(String parameters) {
        return times.keySet().stream()
                .filter(side -> side.parameters().equals(parameters))
                .map(Side::name)
                .toList();
    }

    double time(String parameters, String name) {
        return median(times, parameters, name);
    }

    double bytes(String parameters, String name) {
        return median(garbage, parameters, name);
    }

    String unit() {
        return unit;
    }

    private static double median(Map<Side, List<Double>> scores, String parameters, String name) {
        List<Double> sorted = scores.getOrDefault(new Side(parameters, name), List.of()).stream()
                .sorted()
                .toList();
        return sorted.isEmpty() ? Double.NaN : sorted.get(sorted.size() / 2);
    }
}
