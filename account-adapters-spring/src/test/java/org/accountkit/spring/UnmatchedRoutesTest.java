package org.accountkit.spring;

import static org.assertj.core.api.Assertions.assertThat;

import org.accountkit.spring.shop.Shop;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/** An application that says something about some routes is told if it leaves the others open. */
@ExtendWith(OutputCaptureExtension.class)
class UnmatchedRoutesTest {

    private static final String WARNING = "No SecurityFilterChain matches every request";

    @Test
    void theDefaultMatchesEverything(CapturedOutput output) {
        start().close();

        assertThat(output).doesNotContain(WARNING);
    }

    @Test
    void aChainForDownloadsAloneDoesNot(CapturedOutput output) {
        start(DownloadsOnly.class).close();

        assertThat(output).contains(WARNING);
    }

    private static ConfigurableApplicationContext start(Class<?>... more) {
        return new SpringApplicationBuilder(Shop.class)
                .sources(more)
                .properties(Shops.properties())
                .run();
    }

    @Configuration
    static class DownloadsOnly {

        @Bean
        SecurityFilterChain downloads(HttpSecurity http) {
            return http.securityMatcher("/downloads/**")
                    .with(AccountSecurity.downloads())
                    .build();
        }
    }
}
