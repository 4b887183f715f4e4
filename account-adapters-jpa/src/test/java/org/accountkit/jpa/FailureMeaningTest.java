package org.accountkit.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientConnectionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every failure that the stores know, as the databases report it: SQL state, vendor code. */
class FailureMeaningTest {

    @ParameterizedTest
    @CsvSource({"08007, 0", "40003, 0"})
    @Tag("A64")
    void hasAnUnknownOutcome(String state, int code) {
        assertThat(meaning(state, code)).isEqualTo(FailureMeaning.UNKNOWN_OUTCOME);
    }

    @ParameterizedTest
    @CsvSource({
        "08000, 0",
        "08001, 0",
        "08003, 0",
        "08004, 0",
        "08006, 0",
        "08S01, 0",
        "08P01, 0",
        "53000, 0",
        "53100, 0",
        "53200, 0",
        "53300, 0",
        "53400, 0",
        "57014, 0",
        "57P01, 0",
        "57P02, 0",
        "57P03, 0",
        "57P04, 0",
        "57P05, 0",
        "58000, 0",
        "58030, 0",
        "58P01, 0",
        "25006, 0",
        "25P03, 0",
        "25P04, 0",
        "55P03, 0"
    })
    @Tag("A63")
    void isUnavailableOnPostgresql(String state, int code) {
        assertThat(meaning(state, code)).isEqualTo(FailureMeaning.UNAVAILABLE);
    }

    @ParameterizedTest
    @CsvSource({
        "90007, 90007", "90020, 90020", "90028, 90028", "90030, 90030", "90031, 90031", "90067, 90067",
        "90097, 90097", "90098, 90098", "90100, 90100", "90108, 90108", "90121, 90121", "90135, 90135",
        "57014, 57014", "HYT00, 50200"
    })
    @Tag("A63")
    void isUnavailableOnH2(String state, int code) {
        assertThat(meaning(state, code)).isEqualTo(FailureMeaning.UNAVAILABLE);
    }

    @ParameterizedTest
    @CsvSource({
        "HY000, 1021",
        "HY000, 1114",
        "HY000, 1026",
        "HY000, 1030",
        "HY000, 1180",
        "HY000, 1181",
        "08004, 1040",
        "42000, 1203",
        "42000, 1226",
        "HY001, 1037",
        "HY001, 1038",
        "HY000, 1041",
        "08S01, 1047",
        "08S01, 1053",
        "08S01, 1152",
        "08S01, 1158",
        "08S01, 1159",
        "08S01, 1160",
        "08S01, 1161",
        "HY000, 1290",
        "25006, 1792",
        "HY000, 1836",
        "HY000, 1205",
        "70100, 1317",
        "70100, 1927",
        "70100, 1969"
    })
    @Tag("A63")
    void isUnavailableOnMariaDb(String state, int code) {
        assertThat(meaning(state, code)).isEqualTo(FailureMeaning.UNAVAILABLE);
    }

    @ParameterizedTest
    @MethodSource("connectionFailures")
    @Tag("A63")
    void isUnavailableByTypeOrCause(SQLException failure) {
        assertThat(FailureMeaning.of(failure)).isEqualTo(FailureMeaning.UNAVAILABLE);
    }

    static Stream<SQLException> connectionFailures() {
        return Stream.of(
                new SQLTransientConnectionException("x"),
                new SQLNonTransientConnectionException("x"),
                new SQLRecoverableException("x"),
                new SQLTimeoutException("x"),
                new SQLException("x", "HY000", 50000, new IllegalStateException(new IOException("No space left"))));
    }

    @ParameterizedTest
    @CsvSource({"40000, 0", "40001, 0", "40P01, 0", "40001, 1213", "HY000, 1020", "90131, 90131", "40001, 40001"})
    @Tag("A64")
    void isALostRace(String state, int code) {
        assertThat(meaning(state, code)).isEqualTo(FailureMeaning.LOST_RACE);
    }

    @ParameterizedTest
    @CsvSource({
        "40002, 0",
        "23505, 0",
        "23503, 0",
        "23505, 23505",
        "23503, 23503",
        "23506, 23506",
        "23000, 1062",
        "23000, 1169",
        "23000, 1586",
        "23000, 1216",
        "23000, 1217",
        "23000, 1451",
        "23000, 1452",
        "23000, 1761",
        "23000, 1762"
    })
    @Tag("A64")
    void isAViolatedKey(String state, int code) {
        assertThat(meaning(state, code)).isEqualTo(FailureMeaning.KEY_VIOLATED);
    }

    @ParameterizedTest
    @CsvSource({
        "22001, 0",
        "23502, 0",
        "23514, 0",
        "42P01, 0",
        "42S02, 42102",
        "42S02, 1146",
        "HY000, 50000",
        "25P02, 0"
    })
    void isADefect(String state, int code) {
        assertThat(meaning(state, code)).isEqualTo(FailureMeaning.DEFECT);
    }

    /** As HikariCP reports the use of a connection that it has closed, because an earlier statement had lost it. */
    @Test
    void isUnavailableWithoutStateAndCode() {
        assertThat(FailureMeaning.of(new SQLException("Connection is closed"))).isEqualTo(FailureMeaning.UNAVAILABLE);
        assertThat(FailureMeaning.of(new SQLException("x", null, 1234))).isEqualTo(FailureMeaning.DEFECT);
    }

    private static FailureMeaning meaning(String state, int code) {
        return FailureMeaning.of(new SQLException("x", state, code));
    }
}
