package org.accountkit.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Stream;

/** The machine that a run was on. */
final class Machine {

    private static final double KIB_OF_GIB = 1 << 20;

    private Machine() {}

    static String describe(Settings settings) throws IOException {
        return String.format(
                Locale.ROOT,
                "On %s: %d cores (%s), %.0f GiB of memory, JDK %s; %d rounds, turns of %d s after %d s of warm-up, a"
                        + " storm of %d s.",
                DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH).format(LocalDate.now(ZoneOffset.UTC)),
                Runtime.getRuntime().availableProcessors(),
                value("/proc/cpuinfo", "model name"),
                Double.parseDouble(value("/proc/meminfo", "MemTotal").replaceAll("\\D", "")) / KIB_OF_GIB,
                Runtime.version(),
                settings.rounds(),
                settings.turn().toSeconds(),
                settings.warmUp().toSeconds(),
                settings.storm().toSeconds());
    }

    private static String value(String file, String name) throws IOException {
        try (Stream<String> lines = Files.lines(Path.of(file))) {
            return lines.filter(line -> line.startsWith(name))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("0");
        }
    }
}
