package org.accountkit.web;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.accountkit.access.RefusalCode;
import org.accountkit.audit.AuditEventType;
import org.accountkit.user.Right;
import org.accountkit.user.engine.RightsCatalogue;
import org.junit.jupiter.api.Test;

/** Everything of AccountKit's that the audit log and the roles name by a code has a text. */
class AuditTextsTest {

    private static final Pattern ROW = Pattern.compile("(?m)^\\| `[a-z-]+` \\|.*\\|(.*)\\|$");
    private static final Pattern DETAIL = Pattern.compile("`([A-Za-z]+)`(?: \\(([^)]*)\\))?");
    private static final Pattern VALUE = Pattern.compile("`([A-Za-z-]+)`");

    /** Each refusal may have it, and repeated ones have the other two. */
    private static final Set<String> OF_REFUSALS = Set.of("code", "times", "since");

    private static final Set<String> BOOLEANS = Set.of("true", "false");

    @Test
    void every_type_of_event_has_a_text() throws IOException {
        assertThat(texts("event"))
                .isEqualTo(
                        AuditEventType.ours().stream().map(AuditEventType::code).collect(toCollection(TreeSet::new)));
    }

    @Test
    void every_right_and_the_built_in_role_have_a_text() throws IOException {
        assertThat(texts("right"))
                .isEqualTo(RightsCatalogue.with(Set.of()).all().stream()
                        .map(Right::name)
                        .collect(toCollection(TreeSet::new)));
        assertThat(texts("role")).containsExactly("administrator");
    }

    @Test
    void every_detail_that_is_documented_has_a_text() throws IOException {
        Set<String> details = details().flatMap(row -> found(DETAIL, row, 1)).collect(toCollection(TreeSet::new));
        details.addAll(OF_REFUSALS);

        assertThat(texts("detail")).isEqualTo(details);
    }

    @Test
    void every_value_that_is_documented_and_every_refusal_has_a_text() throws IOException {
        Set<String> values = details().flatMap(AuditTextsTest::values).collect(toCollection(TreeSet::new));
        Arrays.stream(RefusalCode.values()).forEach(refusal -> values.add("code." + refusal.code()));

        assertThat(texts("value")).containsAll(values);
    }

    private static Stream<String> values(String row) {
        return DETAIL.matcher(row)
                .results()
                .filter(detail -> detail.group(2) != null)
                .flatMap(detail -> found(VALUE, detail.group(2), 1)
                        .filter(value -> !BOOLEANS.contains(value))
                        .map(value -> detail.group(1) + '.' + value));
    }

    private static Stream<String> details() throws IOException {
        return found(ROW, Files.readString(Path.of("..", "docs", "audit.md")), 1);
    }

    private static Stream<String> found(Pattern pattern, String text, int group) {
        return pattern.matcher(text).results().map(result -> result.group(group));
    }

    private static Set<String> texts(String kind) throws IOException {
        Set<String> names = new TreeSet<>();
        for (Path file : Catalogues.of("en")) {
            Object texts = Json.object(Files.readString(file)).get(kind);
            if (texts != null) {
                names.addAll(OpenApi.object(texts).keySet());
            }
        }
        return names;
    }
}
