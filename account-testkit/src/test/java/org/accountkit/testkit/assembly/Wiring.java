package org.accountkit.testkit.assembly;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Counts the lines that a host has to write, between two comments in the source of a test. */
final class Wiring {

    private static final String BEGIN = "// wiring";
    private static final String END = "// end of wiring";

    private Wiring() {}

    static long linesIn(Class<?> example) {
        List<String> lines = sourceOf(example).stream().map(String::strip).toList();
        return lines.subList(lines.indexOf(BEGIN) + 1, lines.indexOf(END)).stream()
                .filter(line -> !line.isEmpty())
                .count();
    }

    private static List<String> sourceOf(Class<?> example) {
        try {
            return Files.readAllLines(Path.of("src/test/java", example.getName().replace('.', '/') + ".java"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
