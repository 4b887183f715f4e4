package org.accountkit.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The part of docs/performance.md that a run writes. */
final class PerformancePage {

    static final String HEAD = "| | Work | Time | Times the floor's time | Garbage, bytes | Rivals' time, times ours | Kept |\n"
            + "|---|---|--:|--:|--:|---|---|\n";

    private static final String BEGIN = "<!-- measured -->\n";
    private static final String END = "<!-- /measured -->\n";

    private PerformancePage() {}

    static void write(Path root, String table) throws IOException {
        Path page = root.resolve("docs/performance.md");
        String text = Files.readString(page);
        int begin = text.indexOf(BEGIN) + BEGIN.length();
        Files.writeString(page, text.substring(0, begin) + table + text.substring(text.indexOf(END)));
    }
}
