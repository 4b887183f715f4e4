package org.accountkit.spring;

import org.accountkit.web.AccountRoutes;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.DefaultSecurityFilterChain;
import org.springframework.security.web.SecurityFilterChain;

/**
 * What is not AccountKit's own, if the application says nothing of it: a caller is required. Spring Boot's default is
 * replaced, because AccountKit's chain would switch it off.
 */
@AutoConfiguration(after = AccountWebAutoConfiguration.class)
@ConditionalOnClass({HttpSecurity.class, EndpointRequest.class})
@ConditionalOnBean(AccountRoutes.class)
@ConditionalOnMissingBean(SecurityFilterChain.class)
class DefaultSecurityAutoConfiguration {

    private static final int LAST = Ordered.LOWEST_PRECEDENCE - 5;

    @Bean
    @Order(LAST)
    SecurityFilterChain accountDefaultSecurityFilterChain(HttpSecurity http) {
        return http.with(AccountSecurity.sessionOrKey()).build();
    }

    /** Health is for load balancers. What other endpoints show is more than a user of the product should see. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(Endpoint.class)
    static class Actuator {

        @Bean
        @Order(LAST - 2)
        SecurityFilterChain accountHealthSecurityFilterChain() {
            return new DefaultSecurityFilterChain(EndpointRequest.to("health"));
        }

        @Bean
        @Order(LAST - 1)
        SecurityFilterChain accountActuatorSecurityFilterChain(HttpSecurity http) {
            return http.securityMatcher(EndpointRequest.toAnyEndpoint())
                    .with(AccountSecurity.sessionOrKey())
                    .authorizeHttpRequests(requests -> requests.anyRequest().denyAll())
                    .build();
        }
    }
}
