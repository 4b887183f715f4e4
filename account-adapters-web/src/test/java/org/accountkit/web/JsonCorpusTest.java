package org.accountkit.web;

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

/** Whatever fuzzing starts from or once found is judged in every build; the folder names the target. */
class JsonCorpusTest {

    static List<Arguments> inputs() throws IOException, URISyntaxException {
        Path corpora = Path.of(Objects.requireNonNull(JsonCorpusTest.class.getResource("/fuzz"))
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
