package org.accountkit.examples.standalone;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/** A program that a test needs. Where it is missing the test is skipped with the reason; under ACCOUNT_CI it fails. */
final class Requirement {

    private Requirement() {}

    static Path program(String... names) {
        Optional<Path> found = Arrays.stream(names)
                .flatMap(Requirement::candidates)
                .filter(Files::isExecutable)
                .findFirst();
        return found.orElseThrow(() -> missing(names[0] + " is not installed"));
    }

    private static Stream<Path> candidates(String name) {
        return Arrays.stream(System.getenv("PATH").split(":", -1))
                .map(folder -> Path.of(folder).resolve(name));
    }

    private static RuntimeException missing(String reason) {
        if ("true".equals(System.getenv("ACCOUNT_CI"))) {
            throw new AssertionFailedError(reason);
        }
        return new TestAbortedException(reason);
    }
}
