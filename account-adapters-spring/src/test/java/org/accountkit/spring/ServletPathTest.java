package org.accountkit.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.accountkit.AccountServices;
import org.accountkit.web.AccountRoutes;
import org.accountkit.web.servlet.AccountServlet;
import org.junit.jupiter.api.Test;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The servlet is where the routes expect it. */
class ServletPathTest {

    @Test
    void routesOfTheApplicationMoveTheServlet() {
        Shops.webRunner().withUserConfiguration(OwnRoutes.class).run(context -> {
            ServletRegistrationBean<?> servlet = context.getBean("accountServlet", ServletRegistrationBean.class);

            assertThat(servlet.getServlet()).isInstanceOf(AccountServlet.class);
            assertThat(servlet.getUrlMappings()).singleElement().isEqualTo("/people/*");
        });
    }

    @Test
    void aBasePathOutsideTheContextIsSaidAtTheStart() {
        assertThat(ServletPath.of("/shop/account", "/shop").value()).isEqualTo("/account");
        assertThat(ServletPath.of("/account", "").value()).isEqualTo("/account");
        assertThatThrownBy(() -> ServletPath.of("/account", "/shop"))
                .isInstanceOf(InvalidPropertyException.class)
                .hasMessageContaining("/account")
                .hasMessageContaining("/shop");
    }

    @Configuration
    static class OwnRoutes {

        @Bean
        AccountRoutes ownRoutes(AccountServices accounts) {
            return AccountRoutes.builder(accounts).basePath("/people").build();
        }
    }
}
