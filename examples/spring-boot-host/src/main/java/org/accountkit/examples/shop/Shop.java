package org.accountkit.examples.shop;

import org.accountkit.spring.AccountSecurity;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/** The shop. All that it says about accounts is which credentials its routes take, here and in its properties. */
@SpringBootApplication
public class Shop {

    public static void main(String[] arguments) {
        SpringApplication.run(Shop.class, arguments);
    }

    @Bean
    @Order(1)
    SecurityFilterChain downloads(HttpSecurity http) {
        return http.securityMatcher("/downloads/**")
                .with(AccountSecurity.downloads())
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain everythingElse(HttpSecurity http) {
        return http.with(AccountSecurity.sessionOrKey()).build();
    }
}
