package org.accountkit.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.accountkit.access.RefusalCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The texts of the page. */
class PageTextsTest {

    private static final int BUDGET = 5_120;

    @ParameterizedTest
    @ValueSource(strings = {"en", "de"})
    void every_refusal_has_a_text(String language) throws IOException {
        Map<String, Object> texts = OpenApi.object(texts(language).get("error"));

        assertThat(texts.keySet())
                .containsAll(Arrays.stream(RefusalCode.values())
                        .map(RefusalCode::code)
                        .toList())
                .containsAll(Arrays.stream(HttpRefusal.values())
                        .map(HttpRefusal::code)
                        .toList());
    }

    @Test
    void the_languages_have_the_same_texts() throws IOException {
        assertThat(names("", texts("de"))).isEqualTo(names("", texts("en")));
        assertThat(names("", texts("administration/de"))).isEqualTo(names("", texts("administration/en")));
        assertThat(names("", texts("api-keys/de"))).isEqualTo(names("", texts("api-keys/en")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "administration/en", "administration/de", "api-keys/en", "api-keys/de"})
    void a_language_is_small(String language) throws IOException {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new Smallest(compressed)) {
            gzip.write(file(language));
        }
        assertThat(compressed.size()).isLessThanOrEqualTo(BUDGET);
    }

    private static Map<String, Object> texts(String language) throws IOException {
        return Json.object(new String(file(language), UTF_8));
    }

    private static Set<String> names(String prefix, Object value) {
        Set<String> names = new TreeSet<>();
        if (value instanceof Map<?, ?> object) {
            object.forEach((name, inner) -> names.addAll(names(prefix + '.' + name, inner)));
        } else {
            names.add(prefix);
        }
        return names;
    }

    private static byte[] file(String language) throws IOException {
        return Stream.of(PageTextsTest.class.getResourceAsStream("ui/messages/" + language + ".json"))
                .findFirst()
                .orElseThrow()
                .readAllBytes();
    }

    private static final class Smallest extends GZIPOutputStream {

        private Smallest(ByteArrayOutputStream out) throws IOException {
            super(out);
            def.setLevel(Deflater.BEST_COMPRESSION);
        }
    }
}
