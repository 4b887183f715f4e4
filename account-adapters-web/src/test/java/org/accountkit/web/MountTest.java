package org.accountkit.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MountTest {

    @ParameterizedTest
    @CsvSource({
        "/account, true",
        "/account/, true",
        "/, true",
        "'', true",
        "/account/api, true",
        "/accounts, false",
        "/acc, false",
        "/app/account, false",
        "/konto, false",
    })
    void a_mapping_fits_if_any_request_can_reach_the_routes(String mapping, boolean fits) {
        assertThat(new Mount("/account").fits(mapping)).isEqualTo(fits);
    }

    @ParameterizedTest
    @CsvSource({"/app, true", "/app/account, true", "/account, false"})
    void the_context_path_counts(String mapping, boolean fits) {
        assertThat(new Mount("/app/account").fits(mapping)).isEqualTo(fits);
    }
}
