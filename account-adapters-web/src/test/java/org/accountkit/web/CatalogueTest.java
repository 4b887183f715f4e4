package org.accountkit.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.accountkit.access.RefusalCode;
import org.junit.jupiter.api.Test;

/** The refusals: those of the core and of HTTP, their problem documents, the OpenAPI and the page's texts are one list. */
class CatalogueTest {

    /** The page's own, for what the API refuses under another code, or not at all. */
    private static final Set<String> OF_THE_PAGE =
            Set.of("network", "second-factor-refused", "recovery-code-refused", "edited-meanwhile", "reference");

    @Test
    void every_refusal_is_a_problem_is_described_and_has_a_text_in_each_language() throws IOException {
        Set<String> codes = new TreeSet<>();
        Arrays.stream(RefusalCode.values()).map(RefusalCode::code).forEach(codes::add);
        Arrays.stream(HttpRefusal.values()).map(HttpRefusal::code).forEach(codes::add);

        assertThat(problems()).as("problems").isEqualTo(codes);
        assertThat(described()).as("OpenAPI").isEqualTo(codes);
        for (String language : List.of("en", "de", "ar")) {
            Set<String> texts = texts(language);
            texts.removeAll(OF_THE_PAGE);
            assertThat(texts).as("texts: " + language).isEqualTo(codes);
        }
    }

    private static Set<String> problems() {
        return Stream.concat(
                        Arrays.stream(RefusalCode.values()).map(ProblemKind::of),
                        Arrays.stream(HttpRefusal.values()).map(ProblemKind::of))
                .map(ProblemKind::code)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> described() throws IOException {
        Map<String, Object> document = Json.object(resource("openapi.json"));
        List<?> codes = (List<?>)
                OpenApi.object(document, "components", "schemas", "ProblemCode").get("enum");
        return codes.stream().map(Object::toString).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> texts(String language) throws IOException {
        Map<String, Object> all = Json.object(resource("ui/messages/" + language + ".json"));
        return new TreeSet<>(OpenApi.object(all.get("error")).keySet());
    }

    private static String resource(String name) throws IOException {
        return new String(
                Stream.of(CatalogueTest.class.getResourceAsStream(name))
                        .findFirst()
                        .orElseThrow()
                        .readAllBytes(),
                UTF_8);
    }
}
