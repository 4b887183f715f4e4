package org.accountkit.benchmarks;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A line of the report.
 *
 * @param number the budget's number
 * @param work what was measured
 * @param ours what came out
 * @param ratio ours against the reference; empty if there is none
 * @param bound which ratios keep the budget
 * @param rivals how many times as long as ours each rival takes
 * @param kept whether everything else that the budget demands was kept
 */
public record Line(
        String number,
        String work,
        String ours,
        OptionalDouble ratio,
        Bound bound,
        SortedMap<String, Double> rivals,
        boolean kept) {

    static final String HEAD = "| | Work | AccountKit | Ratio | Budget | Rivals' time, times ours | Kept |\n"
            + "|---|---|--:|--:|--:|---|---|\n";

    /**
     * Compares ours with a reference.
     *
     * @param number the budget's number
     * @param work what was measured
     * @param ours what came out
     * @param ratio ours against the reference
     * @param bound which ratios keep the budget
     * @return a line without rivals
     */
    public static Line of(String number, String work, String ours, double ratio, Bound bound) {
        return new Line(number, work, ours, OptionalDouble.of(ratio), bound, new TreeMap<>(), true);
    }

    /**
     * Shows a figure that has no reference.
     *
     * @param number the budget's number
     * @param work what was measured
     * @param ours what came out
     * @param kept whether it is as it should be
     * @return a line without ratio
     */
    public static Line figure(String number, String work, String ours, boolean kept) {
        return new Line(number, work, ours, OptionalDouble.empty(), Bound.LESS_IS_BETTER, new TreeMap<>(), kept);
    }

    /**
     * Adds rivals.
     *
     * @param times how many times as long as ours each takes
     * @return a new line
     */
    public Line against(Map<String, Double> times) {
        return new Line(number, work, ours, ratio, bound, new TreeMap<>(times), kept);
    }

    /**
     * Adds a condition.
     *
     * @param condition what the budget demands besides
     * @return a new line
     */
    public Line keptOnlyIf(boolean condition) {
        return new Line(number, work, ours, ratio, bound, rivals, kept && condition);
    }

    boolean isKept() {
        return kept && (ratio.isEmpty() || bound.isKeptBy(ratio.getAsDouble()));
    }

    String row() {
        return String.join(
                " | ",
                "| " + number,
                work,
                ours,
                ratio.isPresent() ? format(ratio.getAsDouble()) : "",
                bound.toString(),
                rivals.entrySet().stream()
                        .map(rival -> rival.getKey() + " " + format(rival.getValue()))
                        .collect(Collectors.joining(", ")),
                (isKept() ? "yes" : "**no**") + " |");
    }

    private static String format(double number) {
        return String.format(Locale.ROOT, "%.2f", number);
    }

    /** Finds the ratio that a page has for the same work. */
    Optional<Double> ratioIn(String page) {
        return page.lines()
                .map(row -> row.split(" \\| ", -1))
                .filter(cells -> cells.length > 3 && cells[0].equals("| " + number) && cells[1].equals(work))
                .map(cells -> cells[3])
                .filter(cell -> !cell.isBlank())
                .map(Double::valueOf)
                .findFirst();
    }
}
