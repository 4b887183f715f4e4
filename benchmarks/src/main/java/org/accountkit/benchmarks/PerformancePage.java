package org.accountkit.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The part of docs/performance.md that a run writes. */
final class PerformancePage {

    private static final String BEGIN = "<!-- measured -->\n";
    private static final String END = "<!-- /measured -->\n";

    private final Path page;

    PerformancePage(Path root) {
        page = root.resolve("docs/performance.md");
    }

    String text() throws IOException {
        return Files.readString(page);
    }

    void write(String measured) throws IOException {
        String text = text();
        int begin = text.indexOf(BEGIN) + BEGIN.length();
        Files.writeString(page, text.substring(0, begin) + measured + text.substring(text.indexOf(END)));
    }
}
