package org.accountkit.spring.test;

import static org.accountkit.spring.test.Callers.apiKey;
import static org.accountkit.spring.test.Callers.signedIn;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import org.accountkit.spring.shop.Shop;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.servlet.MockMvc;

/** Controllers with a signed-in caller, and no database. */
@WebMvcTest(properties = "accountkit.rights=orders.read,orders.write")
@ContextConfiguration(classes = Shop.class)
@AutoConfigureAccountKit
class SliceTest {

    @Autowired
    private MockMvc mvc;

    @Test
    void aSignedInCaller() throws Exception {
        mvc.perform(get("/orders").with(signedIn("ada"))).andExpect(content().string("ada as ada"));
    }

    @Test
    void rights() throws Exception {
        mvc.perform(post("/orders").with(signedIn("bob", "orders.write"))).andExpect(status().isOk());
        mvc.perform(post("/orders").with(signedIn("carol", "orders.read")))
                .andExpect(status().isForbidden())
                .andExpect(jsonPath("$.code").value("forbidden"));
    }

    @Test
    void aKey() throws Exception {
        mvc.perform(get("/orders").with(apiKey("dora"))).andExpect(content().string("dora as dora"));
    }

    @Test
    void nobody() throws Exception {
        mvc.perform(get("/orders")).andExpect(status().isUnauthorized());
    }

    @Test
    void aRightThatNobodyDeclaredIsNoticed() {
        assertThatThrownBy(() -> mvc.perform(get("/orders").with(signedIn("eve", "orders.delete"))))
                .hasMessageContaining("accountkit.rights");
    }
}
