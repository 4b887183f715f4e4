package org.accountkit.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** What a framework on servlets sees behind the filter. */
@TestInstance(Lifecycle.PER_CLASS)
class AccountFilterTest {

    private final World world = new World(settings -> settings.development(true));
    private JettyHost host;
    private String admin;
    private String ada;

    @BeforeAll
    void begin() throws Exception {
        host = new JettyHost(world);
        world.user("ada");
        admin = new HostClient(host.origin()).signIn("admin");
        ada = new HostClient(host.origin()).signIn("ada");
    }

    @AfterAll
    void end() throws Exception {
        host.stop();
        world.close();
    }

    @Test
    void the_caller_is_the_principal_and_rights_are_roles() throws Exception {
        assertThat(get("/framework/who", "Cookie", admin).body()).isEqualTo("admin admin true false true");
        assertThat(get("/framework/who", "Cookie", ada).body()).isEqualTo("ada ada false false true");
    }

    @Test
    void nobody_passes_where_a_caller_is_welcome() throws Exception {
        assertThat(get("/framework/who").body()).isEqualTo("nobody null false false false");
        assertThat(get("/framework/who", "Cookie", "account-session=x").body())
                .isEqualTo("nobody null false false false");
        assertThat(get("/framework/who", "X-API-Key", "x").statusCode()).isEqualTo(401);
    }

    @Test
    void a_refusal_that_is_wrapped_is_a_problem() throws Exception {
        HttpResponse<String> answer = get("/framework/refused", "Cookie", admin);
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("\"code\":\"forbidden\"");
    }

    @Test
    void other_failures_remain_the_hosts() throws Exception {
        HttpResponse<String> answer = get("/framework/failed", "Cookie", admin);
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).doesNotContain("internal-error");
    }

    @Test
    void a_page_that_wants_a_caller_after_all_redirects_a_browser() throws Exception {
        HttpResponse<String> answer = get("/framework/sign-in-first", "Sec-Fetch-Mode", "navigate");
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location"))
                .contains("/account/?next=/framework/sign-in-first#/sign-in");
    }

    @Test
    void a_mapping_that_does_not_fit_the_base_path_says_so_once_in_the_log() throws Exception {
        try (LogCapture log = LogCapture.of("org.accountkit.web")) {
            HttpResponse<String> first = get("/elsewhere/api/health");
            get("/elsewhere/");

            assertThat(first.statusCode()).isEqualTo(500);
            assertThat(first.body()).contains("mapped to '/elsewhere'", "base path is '/account'", "correlationId");
            assertThat(log.text()).containsOnlyOnce("mapped to '/elsewhere'");
        }
    }

    private HttpResponse<String> get(String path, String... headers) throws Exception {
        return host.send("GET", path, "", headers);
    }
}
