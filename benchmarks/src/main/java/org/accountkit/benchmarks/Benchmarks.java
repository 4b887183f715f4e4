package org.accountkit.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.openjdk.jmh.runner.RunnerException;

/** Measures code against its floor and its rivals, prints a table, and writes it into the page on performance. */
public final class Benchmarks {

    private static final int ROUNDS = Integer.getInteger("rounds", 3);
    private static final long MIB = 1 << 20;
    private static final List<Budget> BUDGETS = List.of(
            new Budget("P1", "Verify a password", HashBenchmark.class, 1.05, MIB),
            new Budget("P2", "Verify a TOTP code", TotpBenchmark.class, 1.25, Long.MAX_VALUE),
            new Budget("P3", "Authenticate an API key, in a map", ApiKeyBenchmark.class, 1.5, 1024),
            new Budget("P4", "Authenticate an API key, on PostgreSQL", StoredKeyBenchmark.class, 1 / 0.75, Long.MAX_VALUE));

    private Benchmarks() {}

    /**
     * Runs the benchmarks.
     *
     * @param arguments the root of the repository, and the numbers of the budgets to measure; all of them by default
     * @throws IOException if the page cannot be written
     * @throws RunnerException if a benchmark fails
     */
    public static void main(String[] arguments) throws IOException, RunnerException {
        List<String> wanted = List.of(arguments).subList(1, arguments.length);
        List<String> rows = new ArrayList<>();
        for (Budget budget : BUDGETS) {
            if (wanted.isEmpty() || wanted.contains(budget.number())) {
                rows.addAll(rows(budget, Measurements.of(budget.benchmark(), ROUNDS)));
            }
        }
        String table = PerformancePage.HEAD + String.join("\n", rows) + "\n";
        System.out.println(table);
        if (wanted.isEmpty()) {
            PerformancePage.write(Path.of(arguments[0]), table);
        }
    }

    private static List<String> rows(Budget budget, Measurements measured) {
        return measured.parameters().stream()
                .map(parameters -> row(budget, measured, parameters))
                .toList();
    }

    private static String row(Budget budget, Measurements measured, String parameters) {
        double ours = measured.time(parameters, "ours");
        double ratio = ours / measured.time(parameters, "floor");
        double bytes = measured.bytes(parameters, "ours");
        boolean kept = ratio <= budget.mostOfFloor() && bytes <= budget.mostBytes();
        List<String> rivals = measured.rivals(parameters).stream()
                .map(rival -> format("%s %.2f", rival, measured.time(parameters, rival) / ours))
                .toList();
        return format(
                "| %s | %s%s | %.2f %s | %.2f of %.2f | %.0f | %s | %s |",
                budget.number(),
                budget.work(),
                parameters.isEmpty() ? "" : ", `" + parameters + "`",
                ours,
                measured.unit(),
                ratio,
                budget.mostOfFloor(),
                bytes,
                String.join(", ", rivals),
                kept ? "yes" : "**no**");
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
