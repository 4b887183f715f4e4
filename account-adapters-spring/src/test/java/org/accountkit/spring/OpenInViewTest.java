package org.accountkit.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.accountkit.AccountServices;
import org.accountkit.access.Caller;
import org.accountkit.spring.shop.Checkout;
import org.accountkit.spring.shop.Purchase;
import org.accountkit.spring.shop.Purchases;
import org.accountkit.spring.shop.Shop;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Controllers with Spring Boot's default: the request has an entity manager, whether in a transaction or not. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OpenInViewTest {

    private ConfigurableApplicationContext context;
    private Visitor admin;

    @BeforeAll
    void start() {
        context = new SpringApplicationBuilder(Shop.class, Controllers.class)
                .properties(Shops.properties(UUID.randomUUID().toString()))
                .run();
        admin = new Visitor(context, "").signedIn("admin", Shops.PASSWORD);
    }

    @AfterAll
    void stop() {
        context.close();
    }

    @Test
    void aServiceIsCalledOutsideATransaction() {
        assertThat(admin.get("/alone").statusCode()).isEqualTo(200);
        assertThat(roles()).contains("alone");
    }

    @Test
    void aServiceTakesPartInATransaction() {
        assertThat(admin.get("/together").statusCode()).isEqualTo(200);
        assertThat(admin.get("/rolled-back").body()).isEqualTo("unknown");

        assertThat(roles()).contains("together").doesNotContain("rolled-back");
        assertThat(articles()).contains("together").doesNotContain("rolled-back");
    }

    @Test
    void anAttemptIsKeptApartFromATransaction() {
        assertThat(admin.get("/forbidden").statusCode()).isEqualTo(403);

        context.getBean(AccountServices.class).flush();
        assertThat(strings("select event_type from account_audit_event")).contains("access-refusal");
        assertThat(articles()).doesNotContain("forbidden");
    }

    @Test
    void aTransactionOfAccountKitLeavesTheApplicationsEntitiesAlone() {
        assertThat(admin.get("/changed").statusCode()).isEqualTo(200);
        assertThat(roles()).contains("changed");
        assertThat(articles()).contains("unchanged").doesNotContain("changed");
    }

    private List<String> roles() {
        return strings("select role_name from account_role");
    }

    private List<String> articles() {
        return strings("select article from purchase");
    }

    private List<String> strings(String query) {
        return context.getBean(JdbcTemplate.class).queryForList(query, String.class);
    }

    @RestController
    static class Controllers {

        private final AccountServices accounts;
        private final Checkout checkout;
        private final Purchases purchases;

        Controllers(AccountServices accounts, Checkout checkout, Purchases purchases) {
            this.accounts = accounts;
            this.checkout = checkout;
            this.purchases = purchases;
        }

        @GetMapping("/alone")
        void alone() {
            addRole("alone");
        }

        @GetMapping("/together")
        void together() {
            checkout.buy("together", "together");
        }

        @GetMapping("/rolled-back")
        void rolledBack() {
            checkout.buyAndFail("rolled-back", "rolled-back");
        }

        @GetMapping("/forbidden")
        void forbidden(@AuthenticationPrincipal Caller caller) {
            checkout.inTransaction(() -> {
                purchases.save(new Purchase("forbidden"));
                throw accounts.forbid(caller);
            });
        }

        @GetMapping("/changed")
        void changed() {
            Purchase purchase = purchases.save(new Purchase("unchanged"));
            purchase.rename("changed");
            addRole("changed");
        }

        private void addRole(String name) {
            accounts.operations().ensureRole(name, Set.of(), Set.of());
        }
    }
}
