package org.accountkit.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.accountkit.access.RefusalCode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The texts of the page. */
class PageTextsTest {

    private static final int BUDGET = 5_120;

    /** Arabic letters take two bytes each. */
    private static final int BUDGET_OF_ARABIC = 6_144;

    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "ar"})
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "en",
                "de",
                "ar",
                "administration/en",
                "administration/de",
                "administration/ar",
                "api-keys/en",
                "api-keys/de",
                "api-keys/ar"
            })
    void a_language_is_small(String language) throws IOException {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new Smallest(compressed)) {
            gzip.write(file(language));
        }
        assertThat(compressed.size()).isLessThanOrEqualTo(language.endsWith("ar") ? BUDGET_OF_ARABIC : BUDGET);
    }

    private static Map<String, Object> texts(String language) throws IOException {
        return Json.object(new String(file(language), UTF_8));
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
