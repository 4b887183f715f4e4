package org.accountkit.examples.shop;

import static org.accountkit.spring.test.Callers.apiKey;
import static org.accountkit.spring.test.Callers.signedIn;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.List;
import org.accountkit.spring.test.AutoConfigureAccountKit;
import org.accountkit.user.UserId;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.http.MediaType;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.MockMvc;

/** One controller with a signed-in caller, and no database. */
@WebMvcTest(OrderController.class)
@AutoConfigureAccountKit
class OrderControllerTest {

    @Autowired
    private MockMvc mvc;

    @MockitoBean
    private Purchases purchases;

    @Test
    void showsTheOrdersOfTheCaller() throws Exception {
        given(purchases.findByOrderedBy(any()))
                .willAnswer(asked -> List.of(new Purchase("a lamp", new UserId(asked.getArgument(0)))));

        mvc.perform(get("/orders").with(signedIn("ada", "orders.read")))
                .andExpect(jsonPath("$[0].article").value("a lamp"));
    }

    @Test
    void refusesToOrderWithoutTheRight() throws Exception {
        mvc.perform(post("/orders")
                        .with(apiKey("bob", "orders.read"))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"article\":\"a lamp\"}"))
                .andExpect(status().isForbidden())
                .andExpect(jsonPath("$.code").value("forbidden"));
    }
}
