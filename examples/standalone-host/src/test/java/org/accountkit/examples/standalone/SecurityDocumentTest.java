package org.accountkit.examples.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The table in {@code docs/security.md} says which tests show that an abuse case does not succeed. It is held to the
 * sources; with {@code ACCOUNT_UPDATE=true} in the environment it is written anew instead.
 */
class SecurityDocumentTest {

    private static final Path REPOSITORY = repository();
    private static final Path DOCUMENT = REPOSITORY.resolve("docs/security.md");
    private static final Pattern ROW = Pattern.compile("\\| (A\\d\\d) \\| (.+?) \\| (.*) \\|");

    private final AbuseCases cases = AbuseCases.in(REPOSITORY);

    private static Path repository() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("docs/testing.md"))) {
            folder = folder.getParent();
        }
        return folder;
    }

    @Test
    void the_table_is_that_of_the_sources() throws IOException {
        List<String> document = Files.readAllLines(DOCUMENT);
        List<String> expected = document.stream().map(this::withItsTests).toList();
        if ("true".equals(System.getenv("ACCOUNT_UPDATE"))) {
            Files.write(DOCUMENT, expected);
            return;
        }

        assertThat(table(document).toList())
                .as(
                        "docs/security.md; ACCOUNT_UPDATE=true writes it, or paste:%n%s",
                        String.join("\n", table(expected).toList()))
                .isEqualTo(table(expected).toList());
    }

    private String withItsTests(String line) {
        Matcher row = ROW.matcher(line);
        return row.matches() ? "| %s | %s | %s |".formatted(row.group(1), row.group(2), cases.of(row.group(1))) : line;
    }

    private static Stream<String> table(List<String> document) {
        return document.stream().filter(line -> ROW.matcher(line).matches());
    }

    @Test
    void every_case_has_its_row() throws IOException {
        assertThat(table(Files.readAllLines(DOCUMENT)).map(row -> row.substring(2, 5)))
                .containsExactlyElementsOf(cases().toList());
    }

    @Test
    void every_case_has_a_test() {
        assertThat(cases()).allMatch(cases::isTested);
    }

    @Test
    void whoever_bears_a_number_in_the_name_bears_its_tag() {
        assertThat(cases.untagged()).isEmpty();
    }

    private static Stream<String> cases() {
        return IntStream.concat(IntStream.rangeClosed(1, 86), IntStream.of(90)).mapToObj("A%02d"::formatted);
    }
}
