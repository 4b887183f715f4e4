package org.accountkit.examples.shop;

import static org.accountkit.spring.test.Callers.apiKey;
import static org.accountkit.spring.test.Callers.downloadToken;
import static org.accountkit.spring.test.Callers.signedIn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.List;
import org.accountkit.spring.test.AutoConfigureAccountKit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** The whole shop on its database. */
@SpringBootTest(
        properties = {
            "spring.datasource.url=jdbc:h2:mem:shop-test;DB_CLOSE_DELAY=-1",
            "accountkit.first-administrator.password=correct horse battery staple"
        })
@AutoConfigureMockMvc
@AutoConfigureAccountKit
class ShopTest {

    @Autowired
    private MockMvc mvc;

    @Autowired
    private JdbcTemplate jdbc;

    @Test
    void customersOrderInABrowserAndByAScript() throws Exception {
        mvc.perform(json("/orders", "{\"article\":\"a lamp\"}").with(signedIn("ada", "orders.read", "orders.write")))
                .andExpect(status().isCreated());

        mvc.perform(get("/orders").with(apiKey("ada", "orders.read", "orders.write")))
                .andExpect(jsonPath("$[0].article").value("a lamp"));
        mvc.perform(get("/orders")).andExpect(status().isUnauthorized());
    }

    @Test
    void downloadsTakeTheTokenAlone() throws Exception {
        mvc.perform(get("/downloads/price-list.txt").with(downloadToken()))
                .andExpect(content().string("A lamp costs 20.\n"));
        mvc.perform(get("/downloads/price-list.txt").with(signedIn("bob"))).andExpect(status().isUnauthorized());
    }

    @Test
    void aCustomerAndTheFirstOrderAreWrittenTogether() throws Exception {
        mvc.perform(register("grace", "a chair").with(manager())).andExpect(status().isCreated());

        assertThat(users()).contains("grace");
        assertThat(articles()).contains("a chair");
    }

    @Test
    void orNeitherOfThem() {
        assertThat(catchThrowable(
                        () -> mvc.perform(register("heidi", "x".repeat(101)).with(manager()))))
                .hasRootCauseInstanceOf(IllegalArgumentException.class);

        assertThat(users()).doesNotContain("heidi");
    }

    @Test
    void whoMayNotManageUsersCannotRegisterAny() throws Exception {
        mvc.perform(register("ivan", "a chair").with(signedIn("carol", "orders.write")))
                .andExpect(status().isForbidden())
                .andExpect(jsonPath("$.code").value("forbidden"));

        assertThat(users()).doesNotContain("ivan");
    }

    /** Nobody gives a customer rights that they lack. */
    private static RequestPostProcessor manager() {
        return signedIn("root", "account.users.manage", "orders.read", "orders.write", "account.downloads.read");
    }

    private static MockHttpServletRequestBuilder register(String username, String article) {
        return json("/customers", """
                {"username":"%s","password":"correct horse battery staple","article":"%s"}""".formatted(username, article));
    }

    private static MockHttpServletRequestBuilder json(String path, String body) {
        return post(path).contentType(MediaType.APPLICATION_JSON).content(body);
    }

    private List<String> users() {
        return jdbc.queryForList("select username from account_user", String.class);
    }

    private List<String> articles() {
        return jdbc.queryForList("select article from purchase", String.class);
    }
}
