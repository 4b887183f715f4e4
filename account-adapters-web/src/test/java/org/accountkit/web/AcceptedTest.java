package org.accountkit.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AcceptedTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/csv",
                "TEXT/CSV",
                " text/csv ; charset=utf-8",
                "text/csv, */*",
                "text/html, text/csv;q=0.9, */*;q=0.1",
                "text/csv, application/json;q=0.9",
                "text/csv;q=banana",
            })
    void csv_is_sent_to_those_who_prefer_it(String accept) {
        assertThat(prefersCsv(accept)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "*/*",
                "text/*",
                "text/csv;q=0",
                "text/csv;q=0.000",
                "text/csv, application/json",
                "application/json, text/csv;q=0.5",
                "text/csvx",
                "text/html",
                ";;,,",
            })
    void everybody_else_gets_json(String accept) {
        assertThat(prefersCsv(accept)).isFalse();
    }

    @Test
    void several_headers_count_as_one() {
        assertThat(Accepted.prefers(
                        FakeRequest.of("GET", "/").header("Accept", "text/html").header("Accept", "text/csv"),
                        "text/csv"))
                .isTrue();
        assertThat(Accepted.prefers(FakeRequest.of("GET", "/"), "text/csv")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "GZIP", "br, gzip;q=0.1", "*", "*;q=0.5, br;q=0", "deflate,gzip ; q=1.0"})
    void gzip_is_sent_to_those_who_accept_it(String accept) {
        assertThat(acceptsGzip(accept)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "identity", "br", "gzip;q=0", "gzip;q=0.0, *", "*;q=0", "gzipped", ";;,,"})
    void nobody_else_gets_gzip(String accept) {
        assertThat(acceptsGzip(accept)).isFalse();
    }

    private static boolean acceptsGzip(String accept) {
        return Accepted.gzip(FakeRequest.of("GET", "/").header("Accept-Encoding", accept));
    }

    private static boolean prefersCsv(String accept) {
        return Accepted.prefers(FakeRequest.of("GET", "/").header("Accept", accept), "text/csv");
    }
}
