package org.accountkit.spring;

import static org.assertj.core.api.Assertions.assertThat;

import org.accountkit.spring.shop.Shop;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

/** The application's customizers, as {@code docs/spring-boot.md} shows them. */
class CustomizersTest {

    private static final String OTHER = "an altogether different one";

    @Test
    void customizersChangeWhatHasNoProperty() {
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(Shop.class, Customizers.class)
                .properties(Shops.properties())
                .run()) {
            Visitor admin = new Visitor(context, "").signedIn("admin", Shops.PASSWORD);
            admin.send("POST", "/account/api/me/api-key", "");

            assertThat(admin.cookies()).containsKey("shop-session");
            assertThat(admin.send(
                                    "PUT",
                                    "/account/api/me/password",
                                    "{\"currentPassword\":\"" + Shops.PASSWORD + "\",\"newPassword\":\"" + OTHER
                                            + "\"}")
                            .statusCode())
                    .isEqualTo(200);
            assertThat(context.getBean(JdbcTemplate.class)
                            .queryForObject("select count(*) from account_api_key", Integer.class))
                    .isZero();
        }
    }

    @Configuration
    static class Customizers {

        @Bean
        AccountServicesCustomizer accounts() {
            return builder -> builder.passwordChangeRevokesApiKey();
        }

        @Bean
        AccountRoutesCustomizer routes() {
            return builder -> builder.cookieName("shop");
        }
    }
}
