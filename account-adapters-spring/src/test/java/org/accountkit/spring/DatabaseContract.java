package org.accountkit.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import org.accountkit.AccountServices;
import org.accountkit.spring.shop.Checkout;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** An ordinary application on the database of a real server. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class DatabaseContract {

    private String url;
    private ConfigurableApplicationContext context;

    /** Starts a server with an empty database, and returns its address. */
    abstract String startServer();

    /** The name of the folder with the application's own script. */
    abstract String product();

    @BeforeAll
    void start() {
        url = startServer();
        context = startApplication();
    }

    @AfterAll
    void stop() {
        if (context != null) {
            context.close();
        }
    }

    private ConfigurableApplicationContext startApplication() {
        return Shops.start(
                "unused",
                "spring.datasource.url=" + url,
                "spring.datasource.hikari.transaction-isolation=TRANSACTION_READ_COMMITTED",
                "spring.flyway.locations=classpath:db/" + product());
    }

    @Test
    void aUserSignsIn() {
        assertThat(new Visitor(context, "")
                        .signedIn("admin", Shops.PASSWORD)
                        .get("/orders")
                        .body())
                .isEqualTo("admin as admin");
    }

    @Test
    void theDatabaseIsFoundInOrder() {
        assertThatCode(context.getBean(AccountServices.class)::verify).doesNotThrowAnyException();
        assertThat(strings("select script from account_schema_history where success"))
                .isNotEmpty()
                .allMatch(script -> script.startsWith("accountkit-") || script.startsWith("<<"));
    }

    @Test
    void anOrderAndARoleAreWrittenTogetherOrNotAtAll() {
        Checkout checkout = context.getBean(Checkout.class);
        checkout.buy("a lamp", "lamp-owner");
        assertThatIllegalStateException().isThrownBy(() -> checkout.buyAndFail("a chair", "chair-owner"));

        assertThat(strings("select article from purchase")).contains("a lamp").doesNotContain("a chair");
        assertThat(strings("select role_name from account_role"))
                .contains("lamp-owner")
                .doesNotContain("chair-owner");
    }

    @Test
    void aSecondNodeChangesNothing() {
        List<String> scripts = strings("select script from account_schema_history");
        List<String> users = strings("select username from account_user");

        try (ConfigurableApplicationContext second = startApplication()) {
            assertThat(new Visitor(second, "").signedIn("admin", Shops.PASSWORD).cookies())
                    .containsKey("account-session");
        }

        assertThat(strings("select script from account_schema_history")).isEqualTo(scripts);
        assertThat(strings("select username from account_user")).isEqualTo(users);
    }

    private List<String> strings(String query) {
        return context.getBean(JdbcTemplate.class).queryForList(query, String.class);
    }
}
