package org.accountkit.spring;

import org.accountkit.AccountServices;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;

/** The health of the stores, as {@code accountKit} in the application's health. */
@AutoConfiguration(after = AccountKitAutoConfiguration.class)
@ConditionalOnClass({HealthIndicator.class, ConditionalOnEnabledHealthIndicator.class})
@ConditionalOnBean(AccountServices.class)
@ConditionalOnEnabledHealthIndicator("accountkit")
class AccountHealthAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean(name = "accountKitHealthIndicator")
    StoresHealth accountKitHealthIndicator(AccountServices accounts) {
        return new StoresHealth(accounts);
    }
}
