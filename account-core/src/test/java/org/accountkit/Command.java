package org.accountkit;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/**
 * A program by somebody else that a test compares with. Where it is missing the test is skipped with the reason; under
 * ACCOUNT_CI it fails.
 */
public final class Command {

    private final Path program;

    private Command(Path program) {
        this.program = program;
    }

    /** Finds the program on the path. */
    public static Command named(String name) {
        return new Command(Arrays.stream(System.getenv("PATH").split(":", -1))
                .map(folder -> Path.of(folder).resolve(name))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> missing(name + " is not installed")));
    }

    /** Runs the program with these arguments, and returns what it printed without the last line end. */
    public String run(String... arguments) {
        return runOn("", arguments);
    }

    /** The same, with a few bytes of text for its standard input. */
    public String runOn(String input, String... arguments) {
        List<String> line = Stream.concat(Stream.of(program.toString()), Arrays.stream(arguments))
                .toList();
        try {
            Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
            try (OutputStream standardInput = process.getOutputStream()) {
                standardInput.write(input.getBytes(StandardCharsets.UTF_8));
            }
            String printed =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).stripTrailing();
            if (process.waitFor() != 0) {
                throw new AssertionFailedError(line + " failed: " + printed);
            }
            return printed;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static RuntimeException missing(String reason) {
        if ("true".equals(System.getenv("ACCOUNT_CI"))) {
            throw new AssertionFailedError(reason);
        }
        return new TestAbortedException(reason);
    }
}
