package org.accountkit.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.function.Consumer;
import org.accountkit.access.RefusalCode;
import org.accountkit.access.RefusedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryParametersTest {

    @Test
    void values_are_decoded_once() {
        QueryParameters query = of("search=J%C3%B6rg+%2B%2525&empty=&bare&%61=b");
        assertThat(query.text("search")).contains("J\u00f6rg +%25");
        assertThat(query.text("empty")).contains("");
        assertThat(query.text("bare")).contains("");
        assertThat(query.text("a")).contains("b");
        assertThat(query.text("other")).isEmpty();
        assertThat(QueryParameters.of(FakeRequest.of("GET", "/")).text("a")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "%4", "%zz", "%ff", "%c0%af", "%ed%a0%80"})
    void what_cannot_be_decoded_is_refused_where_it_is_wanted(String value) {
        assertRefused("a=" + value, query -> query.text("a"));
        assertThat(of("a=" + value + "&b=1").text("b")).contains("1");
        assertThat(of("a=" + value).all("a")).isEqualTo(List.of(value));
    }

    @Test
    void a_parameter_that_is_there_twice_is_refused() {
        assertRefused("a=1&a=1", query -> query.text("a"));
        assertThat(of("a=1&a=2").all("a")).containsExactly("1", "2");
    }

    @ParameterizedTest
    @CsvSource({"limit=1, 1", "limit=200, 200", "other=7, 50", "limit=007, 7"})
    void a_number_has_a_range_and_a_default(String query, int expected) {
        assertThat(of(query).number("limit", 1, 200, 50)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "201", "-1", "1.0", "1e1", "", "x", "99999999999999999999", "\u0663"})
    void another_number_is_refused(String value) {
        assertRefused("limit=" + Percent.encode(value), query -> query.number("limit", 1, 200, 50));
    }

    private static void assertRefused(String query, Consumer<QueryParameters> reading) {
        RefusedException refused = catchThrowableOfType(RefusedException.class, () -> reading.accept(of(query)));
        assertThat(refused.code()).isEqualTo(RefusalCode.MALFORMED_REQUEST);
        assertThat(refused.refusal().violations()).hasSize(1);
    }

    private static QueryParameters of(String query) {
        return QueryParameters.of(FakeRequest.of("GET", "/api/users?" + query));
    }
}
