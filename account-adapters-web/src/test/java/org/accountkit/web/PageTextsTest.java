package org.accountkit.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.accountkit.access.RefusalCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The texts of the page. */
class PageTextsTest {

    private static final int BUDGET = 5_120;

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

    static Stream<Path> catalogues() {
        return Catalogues.all();
    }

    @ParameterizedTest
    @MethodSource("catalogues")
    void a_catalogue_is_small(Path file) throws IOException {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new Smallest(compressed)) {
            gzip.write(Files.readAllBytes(file));
        }
        assertThat(compressed.size()).isLessThanOrEqualTo(BUDGET);
    }

    /** Panels need the same catalogues in each language. */
    @Test
    void a_catalogue_is_there_in_each_language() {
        Map<Path, List<String>> folders = Catalogues.all()
                .collect(groupingBy(
                        Path::getParent,
                        mapping(file -> file.getFileName().toString().replace(".json", ""), toList())));

        assertThat(folders.values())
                .allSatisfy(
                        languages -> assertThat(languages).containsExactlyInAnyOrderElementsOf(Catalogues.LANGUAGES));
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
