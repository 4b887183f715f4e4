package org.accountkit.spring;

import org.accountkit.web.AccountRoutes;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.AuthenticationManagerResolver;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.ProviderNotFoundException;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.web.DefaultSecurityFilterChain;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.web.servlet.DispatcherServlet;

/** AccountKit's own routes in Spring Security, and what the application's routes need of it. */
@AutoConfiguration(
        after = {AccountWebAutoConfiguration.class, DefaultSecurityAutoConfiguration.class},
        beforeName = {
            "org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration",
            "org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration",
            "org.springframework.boot.security.autoconfigure.actuate.web.servlet.ManagementWebSecurityAutoConfiguration"
        })
@ConditionalOnClass(HttpSecurity.class)
@ConditionalOnBean(AccountRoutes.class)
class AccountSecurityAutoConfiguration {

    private static final int FIRST = Ordered.HIGHEST_PRECEDENCE + 100;

    /** Has no filters, because the routes guard themselves. Comes before any chain that matches everything. */
    @Bean
    @Order(FIRST)
    @ConditionalOnMissingBean(name = "accountSecurityFilterChain")
    SecurityFilterChain accountSecurityFilterChain(ServletPath path) {
        return new DefaultSecurityFilterChain(
                PathPatternRequestMatcher.withDefaults().matcher(path.value() + "/**"));
    }

    @Bean
    @ConditionalOnMissingBean
    RequestRejectedHandler accountRejectedRequests(AccountRoutes routes) {
        return new RejectedRequests(routes);
    }

    @Bean
    UnmatchedRoutes accountUnmatchedRoutes(ObjectProvider<SecurityFilterChain> chains) {
        return new UnmatchedRoutes(chains);
    }

    /** Keeps Spring Boot from making up a user with a password that would go round the second factor. */
    @Bean
    @ConditionalOnMissingBean({
        AuthenticationManager.class,
        AuthenticationProvider.class,
        UserDetailsService.class,
        AuthenticationManagerResolver.class
    })
    AuthenticationManager accountAuthenticationManager() {
        return authentication -> {
            throw new ProviderNotFoundException("Users sign in on AccountKit's page, not through Spring Security.");
        };
    }

    /** Without it, {@code @PreAuthorize} would be ignored silently. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnMissingBean(name = "preAuthorizeAuthorizationMethodInterceptor")
    @EnableMethodSecurity
    static class Methods {}

    /** Refusals of controllers' methods. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(DispatcherServlet.class)
    static class Mvc {

        @Bean
        DeniedAdvice accountDeniedAdvice() {
            return new DeniedAdvice();
        }
    }
}
