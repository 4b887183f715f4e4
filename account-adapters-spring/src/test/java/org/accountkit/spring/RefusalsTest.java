package org.accountkit.spring;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import org.accountkit.AccountServices;
import org.accountkit.access.RefusalCode;
import org.accountkit.spring.shop.Shop;
import org.accountkit.transaction.StoreUnavailableException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;

/** What Spring Security or a controller forbids a signed-in user is in the audit trail. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RefusalsTest {

    private ConfigurableApplicationContext context;

    @BeforeAll
    void start() {
        context = new SpringApplicationBuilder(Shop.class, Closed.class)
                .properties(Shops.properties(UUID.randomUUID().toString()))
                .properties("accountkit.roles.reader.grants=orders.read")
                .run();
    }

    @AfterAll
    void stop() {
        context.close();
    }

    @Test
    void byPreAuthorize() {
        assertRecorded("POST", "/orders");
    }

    @Test
    void byARuleOfTheChain() {
        assertRecorded("GET", "/orders/later");
    }

    @Test
    void byTheController() {
        assertRecorded("GET", "/orders/foreign");
    }

    @Test
    void byAFilter() {
        assertRecorded("GET", "/orders/filtered");
    }

    /** Whatever a filter refuses, it is answered as if a controller did. */
    @Test
    void whatAFilterRefusesIsAProblemDocument() {
        HttpResponse<String> answer = reader().get("/orders/filtered?down");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    }

    @Test
    void repetitionsShareAnEvent() {
        Visitor reader = reader();
        int before = refusals().size();
        for (int i = 0; i < 20; i++) {
            reader.send("POST", "/orders", "{}");
        }
        assertThat(refusals()).hasSize(before + 2).last().asString().contains("times=19");
    }

    @Test
    void notOfAStranger() {
        List<String> before = refusals();
        Visitor stranger = new Visitor(context, "");
        assertThat(stranger.send("POST", "/orders", "{}").statusCode()).isEqualTo(401);
        assertThat(stranger.get("/orders/later").statusCode()).isEqualTo(401);
        assertThat(refusals()).isEqualTo(before);
    }

    private void assertRecorded(String method, String path) {
        Visitor reader = reader();
        int before = refusals().size();

        assertThat(reader.send(method, path, method.equals("POST") ? "{}" : "").body())
                .contains("urn:accountkit:problem:forbidden");

        assertThat(refusals()).hasSize(before + 1).last().asString().contains("code=forbidden");
    }

    private List<String> refusals() {
        context.getBean(AccountServices.class).flush();
        return context.getBean(JdbcTemplate.class)
                .queryForList(
                        "select details from account_audit_event where event_type = 'access-refusal' order by id",
                        String.class);
    }

    private Visitor reader() {
        return Readers.signedIn(context.getBean(AccountServices.class), new Visitor(context, ""));
    }

    @Configuration
    static class Closed {

        @Bean
        SecurityFilterChain everything(HttpSecurity http) {
            return http.with(AccountSecurity.sessionOrKey())
                    .addFilterAfter(Closed::refuse, AnonymousAuthenticationFilter.class)
                    .authorizeHttpRequests(requests -> requests.requestMatchers("/orders/later")
                            .hasAuthority("orders.write")
                            .anyRequest()
                            .authenticated())
                    .build();
        }

        private static void refuse(ServletRequest request, ServletResponse response, FilterChain chain)
                throws IOException, ServletException {
            if (!((HttpServletRequest) request).getRequestURI().equals("/orders/filtered")) {
                chain.doFilter(request, response);
            } else if (request.getParameter("down") != null) {
                throw new ServletException(new StoreUnavailableException("no database"));
            } else {
                throw RefusalCode.FORBIDDEN.refused();
            }
        }
    }
}
