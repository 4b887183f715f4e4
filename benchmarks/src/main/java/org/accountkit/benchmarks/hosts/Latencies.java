package org.accountkit.benchmarks.hosts;

import java.util.Arrays;

/** Durations in nanoseconds. For use by one thread at a time. */
final class Latencies {

    private static final double MILLI = 1e6;

    private long[] nanos = new long[1024];
    private int count;

    void add(long duration) {
        if (count == nanos.length) {
            nanos = Arrays.copyOf(nanos, count * 2);
        }
        nanos[count++] = duration;
    }

    void addAll(Latencies others) {
        Arrays.stream(others.nanos, 0, others.count).forEach(this::add);
    }

    int count() {
        return count;
    }

    /** Returns the duration in milliseconds that a share of all did not exceed. */
    double percentile(double share) {
        long[] sorted = Arrays.copyOf(nanos, count);
        Arrays.sort(sorted);
        return count == 0 ? Double.NaN : sorted[(int) Math.min(count - 1, Math.floor(count * share))] / MILLI;
    }

    double median() {
        return percentile(0.5);
    }

    double p99() {
        return percentile(0.99);
    }
}
