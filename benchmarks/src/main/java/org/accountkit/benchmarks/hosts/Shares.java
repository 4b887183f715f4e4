package org.accountkit.benchmarks.hosts;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What makes up a whole. */
final class Shares {

    private static final int TOP = 15;
    private static final double PERCENT = 100;

    private final Map<String, Double> parts = new HashMap<>();

    void add(String name, double weight) {
        parts.merge(name, weight, Double::sum);
    }

    List<String> top() {
        double whole = parts.values().stream().mapToDouble(Double::doubleValue).sum();
        return parts.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .limit(TOP)
                .map(part ->
                        String.format(Locale.ROOT, "%5.1f %%  %s", PERCENT * part.getValue() / whole, part.getKey()))
                .toList();
    }
}
