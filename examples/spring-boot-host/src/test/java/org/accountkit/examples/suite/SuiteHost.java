package org.accountkit.examples.suite;

import org.accountkit.spring.AccountSecurity;
import org.apache.catalina.connector.Connector;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/** The routes of the standalone host, on Spring Boot. */
@SpringBootConfiguration
@EnableAutoConfiguration
@Import(SuiteController.class)
class SuiteHost {

    @Bean
    @Order(1)
    SecurityFilterChain hello(HttpSecurity http) {
        return http.securityMatcher("/hello")
                .with(AccountSecurity.sessionOrKey())
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain downloads(HttpSecurity http) {
        return http.securityMatcher("/downloads/**")
                .with(AccountSecurity.downloads())
                .build();
    }

    @Bean
    @Order(3)
    SecurityFilterChain everythingElse(HttpSecurity http) {
        return http.with(AccountSecurity.callerIfPresent()).build();
    }

    /** As the suite sets the other servers: whatever the method, the routes answer. */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> everyMethodArrives() {
        return factory -> factory.addConnectorCustomizers((Connector connector) -> {
            connector.setAllowTrace(true);
            connector.setProperty("maxSwallowSize", "0");
        });
    }
}
