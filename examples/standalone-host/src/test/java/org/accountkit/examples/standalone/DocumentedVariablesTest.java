package org.accountkit.examples.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every variable that the host reads is in the table of the README. */
class DocumentedVariablesTest {

    private static final Pattern READ = Pattern.compile("\"(ACCOUNT_[A-Z_]+)\"");
    private static final Pattern SECRET = Pattern.compile("secret\\(\\s*\"(ACCOUNT_[A-Z_]+)\"");

    /** The variables that the host reads, with those that name files. */
    static Set<String> variables() throws IOException {
        Path sources = Repository.file("examples/standalone-host/src/main/java");
        try (Stream<Path> files = Files.walk(sources)) {
            String code = files.filter(file -> file.toString().endsWith(".java"))
                    .map(DocumentedVariablesTest::text)
                    .collect(Collectors.joining());
            Set<String> variables = new TreeSet<>(names(READ, code));
            names(SECRET, code).forEach(name -> variables.add(name + "_FILE"));
            return variables;
        }
    }

    private static Set<String> names(Pattern pattern, String code) {
        return pattern.matcher(code)
                .results()
                .map((MatchResult found) -> found.group(1))
                .collect(Collectors.toSet());
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void the_readme_lists_all_of_them() throws IOException {
        String readme = text(Repository.file("README.md"));

        assertThat(variables())
                .contains("ACCOUNT_PORT", "ACCOUNT_BIND", "ACCOUNT_LOG", "ACCOUNT_DB_PASSWORD_FILE")
                .allMatch(name -> readme.contains('`' + name + '`'));
    }
}
