package org.accountkit.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NavigationTest {

    @ParameterizedTest
    @CsvSource({
        "/reports/7, /reports/7",
        "/reports?x=1, /reports%3Fx%3D1",
        "//evil.example/x, /",
        "/\\evil.example, /",
        "evil.example, /",
        "/a%0d%0ab, /a%250d%250ab",
    })
    @Tag("A59")
    void A59_the_aim_is_a_path_of_this_host(String target, String next) {
        AccountResponse response = Navigation.toSignIn("/account", FakeRequest.to("GET", target));
        assertThat(response.status()).isEqualTo(303);
        assertThat(response.headers())
                .containsExactly(new AccountResponse.Header("Location", "/account/?next=" + next + "#/sign-in"));
    }
}
