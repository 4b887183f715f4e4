package org.accountkit.examples.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Every check of the page that the design asks for, U01 to U30, is a test with that number. */
class PageCheckNumbersTest {

    private static final int CHECKS = 30;

    @Test
    void everyNumberHasATest() {
        List<String> expected =
                IntStream.rangeClosed(1, CHECKS).mapToObj("u%02d"::formatted).toList();

        assertThat(numbered().map(method -> method.getName().substring(0, 3)).distinct())
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void everyReportNamesTheNumber() {
        assertThat(numbered())
                .allSatisfy(method -> assertThat(
                                method.getAnnotation(DisplayName.class).value())
                        .startsWith(method.getName().substring(0, 3).toUpperCase(Locale.ROOT) + ' '));
    }

    private static Stream<Method> numbered() {
        return classes()
                .flatMap(type -> Stream.of(type.getDeclaredMethods()))
                .filter(method -> method.getName().matches("u\\d\\d[A-Z].*"))
                .filter(method -> method.getAnnotations().length > 0);
    }

    private static Stream<Class<?>> classes() {
        try (Stream<Path> files = Files.list(Path.of(Objects.requireNonNull(PageCheckNumbersTest.class.getResource("."))
                .toURI()))) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.matches("Page\\w+Test\\.class"))
                    .map(name -> name.substring(0, name.length() - ".class".length()))
                    .<Class<?>>map(PageCheckNumbersTest::named)
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Class<?> named(String name) {
        try {
            return Class.forName(PageCheckNumbersTest.class.getPackageName() + '.' + name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
