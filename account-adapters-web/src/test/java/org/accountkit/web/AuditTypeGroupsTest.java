package org.accountkit.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.accountkit.audit.AuditEventType;
import org.junit.jupiter.api.Test;

/** The audit log's list of types, and its sentences. */
class AuditTypeGroupsTest {

    private static final Pattern LISTED = Pattern.compile("(?s)const GROUPS = \\{(.*?)\\n\\};");
    private static final Pattern TYPES = Pattern.compile("'([a-z -]+)'(?!:)");

    @Test
    void every_type_is_in_one_group() throws IOException {
        List<String> listed = LISTED.matcher(resource("ui/panels/audit-types.js"))
                .results()
                .flatMap(groups -> TYPES.matcher(groups.group(1)).results())
                .flatMap(types -> Stream.of(types.group(1).split(" ")))
                .toList();

        assertThat(listed)
                .containsExactlyInAnyOrderElementsOf(
                        AuditEventType.ours().stream().map(AuditEventType::code).toList());
    }

    /** A sentence for a type that does not exist would never be shown. */
    @Test
    void every_sentence_belongs_to_a_type() throws IOException {
        Map<String, Object> texts = Json.object(resource("ui/messages/audit-log/en.json"));

        assertThat(OpenApi.object(texts.get("sentence")).keySet())
                .allMatch(key -> key.matches("any|any-for|refused|refused-for|from")
                        || AuditEventType.find(key.replaceFirst("-(for|next|refused|refused-unknown)$", ""))
                                .isPresent());
    }

    private static String resource(String name) throws IOException {
        return new String(
                Stream.of(AuditTypeGroupsTest.class.getResourceAsStream(name))
                        .findFirst()
                        .orElseThrow()
                        .readAllBytes(),
                UTF_8);
    }
}
