package org.accountkit.spring;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** Meters of sign-ins, refusals, hashing and failures of stores. */
@AutoConfiguration(
        before = AccountKitAutoConfiguration.class,
        afterName = "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration")
@ConditionalOnClass(MeterRegistry.class)
@ConditionalOnBean(MeterRegistry.class)
class AccountMetricsAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    AccountMeters accountMeters(MeterRegistry registry) {
        return new AccountMeters(registry);
    }
}
