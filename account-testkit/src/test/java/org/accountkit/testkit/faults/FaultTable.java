package org.accountkit.testkit.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The table of the planted faults: one line each in {@code target}, one line for each method in the documentation. */
final class FaultTable {

    private static final Path FILE = Path.of("target/planted-faults.md");
    private static final String BEGIN = "<!-- planted faults -->";
    private static final String END = "<!-- end of planted faults -->";

    private final List<FaultRun.Row> rows;

    FaultTable(List<FaultRun.Row> rows) {
        this.rows = rows;
    }

    void print() throws IOException {
        List<String> lines = Stream.concat(
                        Stream.of("| Store | Method | Fault | Caught by |", "|---|---|---|---|"),
                        rows.stream().map(FaultRun.Row::markdown))
                .toList();
        Files.createDirectories(Objects.requireNonNull(FILE.getParent()));
        Files.write(FILE, lines);
        System.out.println(String.join(System.lineSeparator(), lines));
    }

    /** Returns the document with the table of this run. */
    static String within(String document, String table) {
        int begin = document.indexOf(BEGIN) + BEGIN.length();
        return document.substring(0, begin) + "\n" + table + document.substring(document.indexOf(END));
    }

    String forDocument() {
        Map<String, Map<String, List<String>>> byMethod = new LinkedHashMap<>();
        for (FaultRun.Row row : rows) {
            byMethod.computeIfAbsent(row.fault().name(), method -> new TreeMap<>())
                    .computeIfAbsent(row.contract().orElse("**none**"), contract -> new ArrayList<>())
                    .add(row.fault().kind());
        }
        StringBuilder table = new StringBuilder(rows.size() + " faults in " + byMethod.size() + " methods.\n\n"
                + "| Method | Caught by | Faults |\n|---|---|---|\n");
        byMethod.forEach((method, contracts) -> contracts.forEach((contract, faults) ->
                table.append("| `%s` | `%s` | %s |\n".formatted(method, contract, String.join("; ", faults)))));
        return table.toString();
    }
}
