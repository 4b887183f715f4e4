package org.accountkit.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** A picture for each budget: how fast each side is, with the reference as a line at 1. */
final class Plots {

    private static final String FOLDER = "docs/images";

    private final Map<String, List<Line>> comparisons;

    Plots(List<Line> lines) {
        comparisons = lines.stream()
                .filter(line -> line.ratio().isPresent() && !line.number().equals("P12"))
                .collect(Collectors.groupingBy(Line::number, LinkedHashMap::new, Collectors.toList()));
    }

    /** Writes the pictures, and returns the Markdown that shows them. */
    String write(Path root) throws IOException {
        StringBuilder shown = new StringBuilder();
        for (Map.Entry<String, List<Line>> comparison : comparisons.entrySet()) {
            String name = "performance-" + comparison.getKey().toLowerCase(Locale.ROOT) + ".svg";
            Files.createDirectories(root.resolve(FOLDER));
            Files.writeString(root.resolve(FOLDER).resolve(name), picture(comparison.getValue()));
            shown.append(String.format("![%s: speed against the reference](images/%s)%n%n", comparison.getKey(), name));
        }
        return shown.toString();
    }

    private static String picture(List<Line> lines) {
        BarChart chart = new BarChart();
        for (Line line : lines) {
            chart.group(line.number() + ": " + line.work().replace("`", ""), bars(line));
        }
        return chart.svg();
    }

    private static List<BarChart.Bar> bars(Line line) {
        double ours = line.bound().speed(line.ratio().orElseThrow());
        List<BarChart.Bar> bars = new ArrayList<>();
        bars.add(new BarChart.Bar("AccountKit", ours, true));
        line.rivals().forEach((name, times) -> bars.add(new BarChart.Bar(name, ours / times, false)));
        return bars;
    }
}
