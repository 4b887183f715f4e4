package org.accountkit.spring;

import static org.assertj.core.api.Assertions.assertThat;

import org.accountkit.AccountServices;
import org.accountkit.web.AccountRoutes;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The application's customizers, as {@code docs/spring-boot.md} shows them. */
class CustomizersTest {

    @Test
    void customizersChangeWhatHasNoProperty() {
        Shops.webRunner().withUserConfiguration(Customizers.class).run(context -> {
            assertThat(context).hasSingleBean(AccountServices.class);
            assertThat(context).hasSingleBean(AccountRoutes.class);
        });
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
