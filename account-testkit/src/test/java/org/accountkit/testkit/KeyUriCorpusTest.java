package org.accountkit.testkit;

import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every seed and every input that fuzzing once found is tested in every build; the folder names the target. */
class KeyUriCorpusTest {

    static List<Arguments> inputs() throws IOException, URISyntaxException {
        Path corpora = Path.of(Objects.requireNonNull(KeyUriCorpusTest.class.getResource("/fuzz"))
                .toURI());
        try (Stream<Path> files = Files.walk(corpora)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> arguments(file.getParent().getFileName().toString(), file))
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("inputs")
    void keepsItsPromises(String target, Path input) throws Throwable {
        try {
            Class.forName(target).getMethod("fuzzerTestOneInput", byte[].class).invoke(null, (Object)
                    Files.readAllBytes(input));
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
