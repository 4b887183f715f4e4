package org.accountkit.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvWriterTest {

    @Test
    void lines_end_with_carriage_return_and_line_feed() throws IOException {
        assertThat(written("a", "", "b c")).isEqualTo("a,,b c\r\n");
    }

    @Test
    void commas_quotes_and_line_breaks_are_quoted() throws IOException {
        assertThat(written("a,b", "say \"hi\"", "one\ntwo", "J\u00f6rg \ud83d\ude00", "x\ry"))
                .isEqualTo("\"a,b\",\"say \"\"hi\"\"\",\"one\ntwo\",J\u00f6rg \ud83d\ude00,\"x\ry\"\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1"})
    @Tag("A84")
    void A84_a_formula_is_text(String cell) throws IOException {
        assertThat(written(cell, "a" + cell)).isEqualTo("'" + cell + ",a" + cell + "\r\n");
    }

    @Test
    @Tag("A84")
    void A84_a_formula_with_special_characters_is_quoted_text() throws IOException {
        assertThat(written("=HYPERLINK(\"x\",1)", "\r=1")).isEqualTo("\"'=HYPERLINK(\"\"x\"\",1)\",\"'\r=1\"\r\n");
    }

    private static String written(String... cells) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new CsvWriter(out).line(List.of(cells)).flush();
        return out.toString(UTF_8);
    }
}
