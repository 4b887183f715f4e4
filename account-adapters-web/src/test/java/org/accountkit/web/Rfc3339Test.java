package org.accountkit.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Rfc3339Test {

    @ParameterizedTest
    @CsvSource({
        "2026-11-25T10:00:00Z, 2026-11-25T10:00:00Z",
        "2026-11-25t10:00:00z, 2026-11-25T10:00:00Z",
        "2026-11-25T10:00:00.5Z, 2026-11-25T10:00:00.500Z",
        "2026-11-25T10:00:00.123999999Z, 2026-11-25T10:00:00.123Z",
        "2026-11-25T10:00:00+01:30, 2026-11-25T08:30:00Z",
        "2026-11-25T10:00:00-00:00, 2026-11-25T10:00:00Z",
        "9999-12-31T23:59:59.999999Z, 9999-12-31T23:59:59.999Z"
    })
    void a_time_is_read_to_the_millisecond(String text, Instant time) {
        assertThat(Rfc3339.parse(text)).contains(time);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "soon",
                "2026-11-25",
                "2026-11-25T10:00:00",
                "2026-11-25T10:00Z",
                "2026-11-25 10:00:00Z",
                "2026-11-25T10:00:00+01",
                "2026-11-25T10:00:00+01:00:00",
                "2026-11-25T10:00:00,5Z",
                "2026-11-25T10:00:00.Z",
                "2026-11-25T24:00:01Z",
                "2026-02-30T10:00:00Z",
                "+12026-11-25T10:00:00Z",
                "9999-12-31T23:59:59-01:00",
                "٢٠٢٦-11-25T10:00:00Z",
                " 2026-11-25T10:00:00Z"
            })
    void anything_else_is_none(String text) {
        assertThat(Rfc3339.parse(text)).isEmpty();
    }
}
