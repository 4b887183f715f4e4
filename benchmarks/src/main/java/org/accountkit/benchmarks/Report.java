package org.accountkit.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a run found. A part that fails is a line of the report, too, so that the others are not lost. */
final class Report {

    private final List<Line> lines = new ArrayList<>();
    private boolean failed;

    void add(String numbers, Part part, Settings settings) {
        System.out.println("== " + numbers);
        try {
            List<Line> measured = part.measure(settings);
            measured.forEach(line -> System.out.println(line.row()));
            lines.addAll(measured);
        } catch (Exception e) {
            e.printStackTrace();
            failed = true;
            lines.add(Line.figure(numbers, "failed: " + e.getClass().getSimpleName(), "", false));
        }
    }

    /** Prints everything, writes the page if this was the whole, and returns the exit code. */
    int finish(Settings settings, boolean whole) throws IOException {
        String table = Line.HEAD + lines.stream().map(Line::row).collect(Collectors.joining("\n", "", "\n"));
        System.out.println(table);
        PerformancePage page = new PerformancePage(settings.root());
        List<String> worse = muchWorseThan(page.text());
        worse.forEach(System.out::println);
        if (whole) {
            page.write(Machine.describe(settings) + "\n\n" + table + "\n" + new Plots(lines).write(settings.root()));
        }
        return failed || settings.compare() && !worse.isEmpty() ? 1 : 0;
    }

    private List<String> muchWorseThan(String committed) {
        return lines.stream()
                .flatMap(line -> comparison(line, committed).stream())
                .toList();
    }

    private static Stream<String> worse(Line line, double ratio, double before) {
        return line.bound().isMuchWorse(ratio, before)
                ? Stream.of(String.format(
                        Locale.ROOT,
                        "Worse than committed: %s, %s: %.2f after %.2f",
                        line.number(),
                        line.work(),
                        ratio,
                        before))
                : Stream.empty();
    }

    private static Optional<String> comparison(Line line, String committed) {
        if (line.ratio().isEmpty()) {
            return Optional.empty();
        }
        return line.ratioIn(committed).stream()
                .flatMap(before -> worse(line, line.ratio().getAsDouble(), before))
                .findFirst();
    }
}
