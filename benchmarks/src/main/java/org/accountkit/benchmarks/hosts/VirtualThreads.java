package org.accountkit.benchmarks.hosts;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.accountkit.benchmarks.Line;
import org.accountkit.benchmarks.Part;
import org.accountkit.benchmarks.Settings;
import org.accountkit.benchmarks.programs.VirtualKeys;

/** A thousand virtual threads that authenticate keys pin no carrier thread. Needs a JDK 25. */
public final class VirtualThreads implements Part {

    private static final String WORK = "API keys in 1,000 virtual threads on JDK 25, 8 connections to PostgreSQL";
    private static final Path JDKS = Path.of("/usr/lib/jvm");
    private static final Pattern RESULT = Pattern.compile("result: (\\d+) (\\d+) (\\d+)");

    @Override
    public List<Line> measure(Settings settings) throws IOException, InterruptedException {
        Optional<Path> java = java25();
        return List.of(
                java.isPresent()
                        ? line(run(java.get()))
                        : Line.figure("VT", WORK, "skipped: there is no JDK 25 in " + JDKS, true));
    }

    private static Optional<Path> java25() throws IOException {
        if (!Files.isDirectory(JDKS)) {
            return Optional.empty();
        }
        try (Stream<Path> homes = Files.list(JDKS)) {
            return homes.filter(home -> home.getFileName().toString().contains("25"))
                    .map(home -> home.resolve("bin/java"))
                    .filter(Files::isExecutable)
                    .findFirst();
        }
    }

    private static MatchResult run(Path java) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        java.toString(), "-cp", System.getProperty("java.class.path"), VirtualKeys.class.getName())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Matcher result = RESULT.matcher(output);
        if (process.waitFor() != 0 || !result.find()) {
            throw new IllegalStateException(output);
        }
        return result.toMatchResult();
    }

    private static Line line(MatchResult result) {
        return Line.figure(
                "VT",
                WORK,
                result.group(1) + " a second; pinned " + result.group(2) + " times, in AccountKit's code "
                        + result.group(3),
                result.group(3).equals("0"));
    }
}
