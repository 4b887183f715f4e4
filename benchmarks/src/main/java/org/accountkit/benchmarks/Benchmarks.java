package org.accountkit.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.accountkit.benchmarks.hosts.KeyRequests;
import org.accountkit.benchmarks.hosts.Profile;
import org.accountkit.benchmarks.hosts.Storm;
import org.accountkit.benchmarks.hosts.TimeToReady;
import org.accountkit.benchmarks.hosts.VirtualThreads;

/** Measures AccountKit against its floors and its rivals, prints a table, and writes it into the page on performance. */
public final class Benchmarks {

    private static final long MIB = 1 << 20;
    private static final String FLOOR = "floor";
    private static final Map<List<String>, Part> PARTS = parts();

    private Benchmarks() {}

    private static Map<List<String>, Part> parts() {
        Map<List<String>, Part> parts = new LinkedHashMap<>();
        for (Budget budget : budgets()) {
            parts.put(List.of(budget.number()), budget);
        }
        parts.put(List.of("P5", "P6"), new KeyRequests());
        parts.put(List.of("P8"), new Storm());
        parts.put(List.of("P11"), new TimeToReady());
        parts.put(List.of("P12"), new Weight());
        parts.put(List.of("VT"), new VirtualThreads());
        return parts;
    }

    private static List<Budget> budgets() {
        return List.of(
                new Budget("P1", "Verify a password", HashBenchmark.class, FLOOR, 1.05, MIB, 3),
                new Budget("P2", "Verify a TOTP code", TotpBenchmark.class, FLOOR, 1.25, Long.MAX_VALUE, 3),
                new Budget("P3", "Authenticate an API key, in a map", ApiKeyBenchmark.class, FLOOR, 1.5, 1024, 5),
                new Budget(
                        "P4",
                        "Authenticate an API key, on PostgreSQL",
                        StoredKeyBenchmark.class,
                        FLOOR,
                        1 / 0.75,
                        Long.MAX_VALUE,
                        40),
                new Budget("QR", "QR matrix of a key URI", QrBenchmark.class, "nayuki", 1, Long.MAX_VALUE, 3));
    }

    /**
     * Runs the benchmarks.
     *
     * @param arguments the root of the repository, and the numbers of the budgets to measure; all of them by default
     * @throws IOException if the page cannot be written
     */
    public static void main(String[] arguments) throws IOException {
        Logger.getLogger("").setLevel(Level.WARNING);
        Settings settings = Settings.of(Path.of(arguments[0]));
        List<String> wanted = List.of(arguments).subList(1, arguments.length);
        Report report = new Report();
        if (settings.profile()) {
            report.add("Profile", new Profile(), settings);
        } else {
            PARTS.forEach((numbers, part) -> {
                if (wanted.isEmpty() || !Collections.disjoint(wanted, numbers)) {
                    report.add(String.join(", ", numbers), part, settings);
                }
            });
        }
        System.exit(report.finish(settings, wanted.isEmpty() && !settings.profile()));
    }
}
