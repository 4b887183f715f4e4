package org.accountkit.spring.shop;

import org.accountkit.spring.AccountServicesCustomizer;
import org.accountkit.testkit.TestHashers;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** The application. Its hasher is cheap, so that tests are quick. */
@SpringBootApplication
public class Shop {

    @Bean
    AccountServicesCustomizer cheapHashes() {
        return builder -> builder.passwordHasher(TestHashers.cheapest()).forTests();
    }
}
