package org.accountkit.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.ConfigurableApplicationContext;

/** Anyone may request a password reset only if the application says so. */
class PasswordResetTest {

    @ParameterizedTest
    @CsvSource({"true, 202", "false, 404"})
    void isSwitchedOnByAProperty(boolean on, int status) {
        String database = UUID.randomUUID().toString();
        try (ConfigurableApplicationContext context = Shops.start(database, "accountkit.web.password-reset=" + on)) {
            Visitor stranger = new Visitor(context, "");

            assertThat(stranger.send("POST", "/account/api/password-reset", "{\"username\":\"nobody\"}")
                            .statusCode())
                    .isEqualTo(status);
        }
    }
}
