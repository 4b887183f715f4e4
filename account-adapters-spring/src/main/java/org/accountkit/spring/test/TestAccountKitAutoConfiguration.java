package org.accountkit.spring.test;

import org.accountkit.AccountServices;
import org.accountkit.AccountStores;
import org.accountkit.secret.MasterKeys;
import org.accountkit.secret.Secret;
import org.accountkit.spring.AccountServicesCustomizer;
import org.accountkit.testkit.InMemoryStores;
import org.accountkit.testkit.TestHashers;
import org.accountkit.web.AccountRoutes;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/** What tests have in place of a database, settings and slow hashes. */
@AutoConfiguration(
        afterName = "org.accountkit.spring.AccountJpaAutoConfiguration",
        beforeName = "org.accountkit.spring.AccountKitAutoConfiguration")
class TestAccountKitAutoConfiguration {

    private static final int KEY_BYTES = 32;

    @Bean
    @ConditionalOnMissingBean(AccountStores.class)
    InMemoryStores accountStores() {
        return new InMemoryStores();
    }

    @Bean
    AccountServicesCustomizer accountTestSettings(Environment environment) {
        return builder -> {
            builder.passwordHasher(TestHashers.cheapest()).forTests();
            if (!environment.containsProperty("accountkit.master-keys")) {
                builder.masterKeys(MasterKeys.of("test", Secret.ofBytes(new byte[KEY_BYTES])));
            }
            if (!environment.containsProperty("accountkit.product-name")
                    && !environment.containsProperty("spring.application.name")) {
                builder.productName("Test");
            }
        };
    }

    @Bean
    TestUsers accountTestUsers(AccountServices accounts, AccountRoutes routes) {
        return new TestUsers(accounts, routes);
    }
}
