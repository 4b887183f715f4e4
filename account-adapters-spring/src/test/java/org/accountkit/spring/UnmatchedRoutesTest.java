package org.accountkit.spring;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
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
        Shops.webRunner().run(context -> assertThat(context).hasNotFailed());

        assertThat(output).doesNotContain(WARNING);
    }

    @Test
    void aChainForDownloadsAloneDoesNot(CapturedOutput output) {
        Shops.webRunner().withUserConfiguration(DownloadsOnly.class).run(context -> assertThat(context)
                .hasNotFailed());

        assertThat(output).contains(WARNING);
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
