package org.accountkit.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageRoutesTest {

    private final World world = new World(settings -> settings.page(AccountPage.of("A & B <\"Console\">")
            .language("de")
            .logo("/logo.png?a=1&b=2")
            .styleSheet("/own.css")
            .messages("/my.json")
            .panels(List.of("password", "two-factor"))
            .downloads(List.of("/downloads/agent.txt", "/downloads/license?hostname=a"))));

    @AfterEach
    void end() {
        world.close();
    }

    @Test
    void the_mount_leads_to_the_page() {
        Answer answer = world.browser().get("").expect(308);
        assertThat(answer.header("Location")).contains("/account/");
    }

    @Test
    @Tag("A58")
    void A58_the_page_shows_what_the_host_set_and_all_of_it_is_escaped() {
        Answer answer = world.browser().get("/").expect(200);
        assertThat(answer.header("Content-Type")).contains("text/html; charset=utf-8");
        assertThat(answer.text())
                .contains(
                        "<title>A &amp; B &lt;&quot;Console&quot;&gt;</title>",
                        "data-product=\"A &amp; B &lt;&quot;Console&quot;&gt;\"",
                        "data-lang=\"de\"",
                        "data-messages=\"/my.json\"",
                        "data-panels=\"password two-factor\"",
                        "data-links=\"/downloads/agent.txt /downloads/license?hostname=a\"",
                        "<link rel=\"stylesheet\" href=\"/own.css\">",
                        "<img alt=\"\" src=\"/logo.png?a=1&amp;b=2\">",
                        "<script type=\"module\"")
                .doesNotContain(">Account<", "<!-- host");
    }

    @Test
    void without_settings_the_page_bears_the_products_name() {
        try (World plain = new World()) {
            assertThat(plain.browser().get("/").text())
                    .contains("<title>Example Console</title>", "data-panels=\"\"")
                    .doesNotContain("<!-- host", "<img");
        }
    }

    @Test
    void a_host_may_offer_no_preferences_and_its_own_way_to_a_forgotten_password() {
        try (World plain = new World()) {
            assertThat(plain.browser().get("/").text())
                    .contains("<script src=\"ui/before-paint.js\">", "data-preferences=\"\"", "data-forgot=\"\"");
        }
        AccountPage page = AccountPage.of("x").preferences(false).forgotPassword("/help?a=1&b=\"2\"");
        try (World chosen = new World(settings -> settings.page(page))) {
            assertThat(chosen.browser().get("/").text())
                    .contains("data-preferences=\"off\"", "data-forgot=\"/help?a=1&amp;b=&quot;2&quot;\"")
                    .doesNotContain("before-paint.js");
        }
    }

    @Test
    void settings_that_cannot_be_meant_are_refused() {
        AccountPage page = AccountPage.of("x");
        assertThatIllegalArgumentException().isThrownBy(() -> page.forgotPassword("javascript:alert(1)"));
        assertThatIllegalArgumentException().isThrownBy(() -> page.forgotPassword("help"));
        assertThatIllegalArgumentException().isThrownBy(() -> page.language("de\""));
        assertThatIllegalArgumentException().isThrownBy(() -> page.panels(List.of("Two Factor")));
        assertThatIllegalArgumentException().isThrownBy(() -> page.downloads(List.of("/a b")));
    }

    @ParameterizedTest
    @CsvSource({
        "/ui/page.js, text/javascript; charset=utf-8", "/ui/core/api.js, text/javascript; charset=utf-8",
        "/ui/account.css, text/css; charset=utf-8", "/ui/messages/en.json, application/json",
        "/ui/messages/administration/de.json, application/json",
    })
    void files_have_their_type(String path, String type) {
        Answer answer = world.browser().get(path).expect(200);
        assertThat(answer.header("Content-Type")).contains(type);
        assertThat(answer.bytes()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/ui/nothing.js",
                "/ui/",
                "/ui",
                "/ui/../AccountRoutes.class",
                "/ui/..%2FAccountRoutes.class",
                "/ui/%2e%2e/AccountRoutes.class",
                "/ui/core/../page.js",
                "/ui//page.js",
                "/ui/page.js/",
                "/ui/page.js%00",
                "/ui/PAGE.JS",
                "/ui/core",
                "/ui/core/panels/x.js",
                "//ui/page.js",
                "/index.html",
                "/ui/page.js;a=b",
            })
    void nothing_but_the_pages_files_is_served(String path) {
        world.browser().get(path).expect(404, "not-found");
    }
}
