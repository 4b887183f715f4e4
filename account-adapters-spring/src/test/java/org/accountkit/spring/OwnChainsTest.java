package org.accountkit.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.config.Customizer.withDefaults;

import java.util.UUID;
import org.accountkit.AccountServices;
import org.accountkit.access.AccessRule;
import org.accountkit.spring.shop.Shop;
import org.accountkit.user.Right;
import org.accountkit.user.Username;
import org.accountkit.web.AccountRoutes;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/** An application with chains of its own, below a context path. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OwnChainsTest {

    private ConfigurableApplicationContext context;

    @BeforeAll
    void start() {
        context = new SpringApplicationBuilder(Shop.class, Chains.class)
                .properties(Shops.properties(UUID.randomUUID().toString()))
                .properties("server.servlet.context-path=/shop", "accountkit.web.path=/users")
                .run();
    }

    @AfterAll
    void stop() {
        context.close();
    }

    @Test
    void theRoutesFollowTheContextPath() {
        assertThat(context.getBean(AccountRoutes.class).basePath()).isEqualTo("/shop/users");
        assertThat(stranger().get("/users/api/health").statusCode()).isEqualTo(200);
        assertThat(stranger().get("/account/api/health").statusCode()).isNotEqualTo(200);
    }

    @Test
    void theCallerMayBeAbsent() {
        assertThat(stranger().get("/open").body()).isEqualTo("nobody");
        assertThat(admin().get("/open").body()).isEqualTo("admin");
    }

    @Test
    void someOfTheseRoutesMayRequireOne() {
        assertThat(stranger().get("/orders").statusCode()).isEqualTo(401);
        assertThat(stranger().get("/orders").body()).contains("urn:accountkit:problem:not-authenticated");
        assertThat(admin().get("/orders").statusCode()).isEqualTo(200);
    }

    @Test
    void downloadsTakeTheTokenAlone() {
        assertThat(admin().get("/downloads/agent.txt").statusCode()).isEqualTo(401);
        assertThat(stranger().send("POST", "/downloads/agent.txt", "{}").statusCode())
                .isEqualTo(405);
    }

    @Test
    void theApplicationsOwnRuleApplies() {
        assertThat(context.getBean(AccountServices.class).operations().find(Username.of("admin")))
                .isNotNull();
        assertThat(admin().get("/orders/refused").statusCode()).isEqualTo(409);
    }

    /** With chains of its own, what they do not match is the application's decision, as ever. */
    @Test
    void noDefaultChainIsAdded() {
        assertThat(context.containsBean("accountDefaultSecurityFilterChain")).isFalse();
    }

    private Visitor stranger() {
        return new Visitor(context, "/shop");
    }

    private Visitor admin() {
        Visitor visitor = stranger();
        visitor.send("POST", "/users/api/sign-in", "{\"username\":\"admin\",\"password\":\"" + Shops.PASSWORD + "\"}");
        return visitor;
    }

    @Configuration
    static class Chains {

        @Bean
        @Order(1)
        SecurityFilterChain downloads(HttpSecurity http) {
            return http.securityMatcher("/downloads/**")
                    .with(AccountSecurity.downloads())
                    .build();
        }

        @Bean
        @Order(2)
        SecurityFilterChain refunds(HttpSecurity http) {
            return http.securityMatcher("/orders/refused")
                    .with(AccountSecurity.by(AccessRule.session().withRight(new Right("orders.write"))))
                    .build();
        }

        @Bean
        @Order(3)
        SecurityFilterChain everything(HttpSecurity http) {
            return http.with(AccountSecurity.callerIfPresent(), withDefaults())
                    .authorizeHttpRequests(requests -> requests.requestMatchers("/open")
                            .permitAll()
                            .anyRequest()
                            .authenticated())
                    .build();
        }
    }
}
