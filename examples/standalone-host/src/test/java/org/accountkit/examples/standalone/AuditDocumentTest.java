package org.accountkit.examples.standalone;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.accountkit.audit.AuditEventType;
import org.junit.jupiter.api.Test;

/** {@code docs/audit.md} lists every type of audit event and the name of every detail. */
class AuditDocumentTest {

    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z-]+)` \\|.*\\|(.*)\\|$");
    private static final Pattern NAME = Pattern.compile("`([A-Za-z]+)`");
    private static final Pattern VALUES = Pattern.compile("\\([^)]*\\)");
    private static final Pattern DETAIL = Pattern.compile("\\bwith\\(\\s*\"([A-Za-z]+)\"");

    /** Every refused event has a code; the other two are those of repeated refusals. */
    private static final Set<String> COMMON = Set.of("code");

    @Test
    void every_type_has_its_row() throws IOException {
        assertThat(rows().map(row -> row[0]))
                .containsExactlyElementsOf(
                        AuditEventType.ours().stream().map(AuditEventType::code).toList());
    }

    @Test
    void the_details_are_those_that_the_core_writes() throws IOException {
        Set<String> documented = rows().flatMap(
                        row -> names(NAME, VALUES.matcher(row[1]).replaceAll("")))
                .collect(toCollection(TreeSet::new));
        documented.addAll(COMMON);

        assertThat(documented).isEqualTo(written());
    }

    private static Stream<String[]> rows() throws IOException {
        String document = Files.readString(Repository.file("docs/audit.md"));
        return ROW.matcher(document).results().map(row -> new String[] {row.group(1), row.group(2)});
    }

    private static Set<String> written() throws IOException {
        try (Stream<Path> files = Files.walk(Repository.file("account-core/src/main/java"))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .flatMap(file -> names(DETAIL, text(file)))
                    .collect(toCollection(TreeSet::new));
        }
    }

    private static Stream<String> names(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(found -> found.group(1));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
