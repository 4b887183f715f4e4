package org.accountkit.spring;

import org.accountkit.AccountServices;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** The services, checked before anything can use them and closed with the application. */
@AutoConfiguration(after = AccountJpaAutoConfiguration.class)
@EnableConfigurationProperties(AccountKitProperties.class)
class AccountKitAutoConfiguration {

    @Bean
    static SecretConverter accountSecretConverter() {
        return new SecretConverter();
    }

    @Bean(destroyMethod = "close")
    @ConditionalOnMissingBean
    AccountServices accountServices(
            BeanFactory beans,
            AccountKitProperties properties,
            @Value("${spring.application.name:}") String applicationName) {
        AccountServices accounts = new ServicesAssembly(beans).build(new PropertiesInUse(properties, applicationName));
        return verified(accounts);
    }

    private static AccountServices verified(AccountServices accounts) {
        try {
            accounts.verify();
            return accounts;
        } catch (RuntimeException e) {
            accounts.close();
            throw e;
        }
    }

    @Bean
    @ConditionalOnMissingBean
    FirstStart accountFirstStart(AccountServices accounts, AccountKitProperties properties) {
        return new FirstStart(accounts.operations(), properties, System.out);
    }
}
