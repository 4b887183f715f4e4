package org.accountkit.examples.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an operator sees of a running host: addresses, health, metrics, compressed answers. */
class HostOperationTest {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @TempDir
    Path folder;

    private Optional<StandaloneHost> host = Optional.empty();

    private StandaloneHost start(String... overrides) {
        StandaloneHost started = StandaloneHost.start(TestHosts.settings(folder, overrides), Clock.systemUTC());
        host = Optional.of(started);
        return started;
    }

    @AfterEach
    void stop() {
        host.ifPresent(StandaloneHost::close);
    }

    private static HttpResponse<byte[]> get(URI uri, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return CLIENT.send(request.build(), BodyHandlers.ofByteArray());
    }

    private static String text(HttpResponse<byte[]> response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    @Test
    void it_listens_on_the_given_address_only() {
        URI page = start("ACCOUNT_BIND", "127.0.0.2").page();

        assertThat(page.getHost()).isEqualTo("127.0.0.2");
        new HttpUser(page).get("api/health").expect(200);
        assertThatThrownBy(() -> get(URI.create("http://127.0.0.1:" + page.getPort() + "/livez")))
                .isInstanceOf(IOException.class);
    }

    @Test
    void it_names_an_address_at_which_this_machine_reaches_it() {
        assertThat(start("ACCOUNT_BIND", "0.0.0.0").page().getHost()).isEqualTo("127.0.0.1");
    }

    @Test
    void it_is_alive_and_ready() throws IOException, InterruptedException {
        URI page = start().page();

        HttpResponse<byte[]> alive = get(page.resolve("/livez"));
        HttpResponse<byte[]> ready = get(page.resolve("/readyz"));

        assertThat(alive.statusCode()).isEqualTo(200);
        assertThat(text(alive)).isEqualTo("{\"status\":\"up\"}");
        assertThat(ready.statusCode()).isEqualTo(200);
        assertThat(text(ready)).isEqualTo("{\"status\":\"up\"}");
    }

    @Test
    void without_a_database_it_is_alive_and_not_ready() throws Exception {
        Server server = new Server();
        ServerConnector connector = new ServerConnector(server);
        server.addConnector(connector);
        server.setHandler(new HealthHandler(new DeadDatabase()));
        server.start();
        try {
            URI address = URI.create("http://127.0.0.1:" + connector.getLocalPort());
            assertThat(get(address.resolve("/livez")).statusCode()).isEqualTo(200);
            assertThat(get(address.resolve("/readyz")).statusCode()).isEqualTo(503);
        } finally {
            server.stop();
        }
    }

    /** Answers as AccountKit's health route does then. */
    private static final class DeadDatabase extends Handler.Abstract {

        @Override
        public boolean handle(Request request, Response response, Callback callback) {
            response.setStatus(request.getHttpURI().getPath().equals("/account/api/health") ? 503 : 404);
            callback.succeeded();
            return true;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/account/", "/account/ui/page.js", "/account/ui/account.css", "/account/api/openapi.json"})
    void it_compresses_the_page(String path) throws IOException, InterruptedException {
        URI page = start().page();

        HttpResponse<byte[]> plain = get(page.resolve(path));
        HttpResponse<byte[]> small = get(page.resolve(path), "Accept-Encoding", "gzip");

        assertThat(plain.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(small.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(small.headers().firstValue("Vary").orElse("")).containsIgnoringCase("Accept-Encoding");
        assertThat(new GZIPInputStream(new ByteArrayInputStream(small.body())).readAllBytes())
                .isEqualTo(plain.body());
        assertThat(small.body().length).isLessThan(plain.body().length / 2);
    }

    /** Their length would say something about their secret: BREACH. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "api/session",
                "api/me/two-factor",
                "api/me/api-key",
                "api/me/sessions",
                "api/download-token",
                "api/nowhere"
            })
    void it_compresses_nothing_that_may_contain_a_secret(String path) {
        HttpUser admin = new HttpUser(start().page());
        admin.signIn("admin", TestHosts.ADMIN_PASSWORD).expect(200);

        assertThat(admin.with("Accept-Encoding", "gzip").get(path).header("Content-Encoding"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"api/users", "api/roles", "api/audit-events"})
    void it_compresses_lists(String path) {
        HttpUser admin = new HttpUser(start().page());
        admin.signIn("admin", TestHosts.ADMIN_PASSWORD).expect(200);

        assertThat(admin.with("Accept-Encoding", "gzip").get(path).header("Content-Encoding"))
                .contains("gzip");
    }

    @Test
    void it_serves_metrics_on_a_port_of_their_own() throws IOException, InterruptedException {
        int port = freePort();
        URI page = start("ACCOUNT_METRICS_PORT", String.valueOf(port)).page();
        HttpUser admin = new HttpUser(page);
        admin.signIn("admin", "wrong").expect(401);
        admin.signIn("admin", TestHosts.ADMIN_PASSWORD).expect(200);

        HttpResponse<byte[]> metrics = metricsOf(port, "http_requests_total{status=\"2xx\"} 1");

        assertThat(metrics.headers().firstValue("Content-Type").orElse("")).startsWith("text/plain; version=0.0.4");
        assertThat(text(metrics).lines())
                .contains(
                        "# TYPE accountkit_sign_ins_total counter",
                        "accountkit_sign_ins_total{outcome=\"signed-in\"} 1",
                        "accountkit_sign_ins_total{outcome=\"refused\"} 1",
                        "accountkit_refusals_total{code=\"invalid-credentials\"} 1",
                        "accountkit_store_failures_total{failure=\"unavailable\"} 0",
                        "http_requests_total{status=\"2xx\"} 1",
                        "http_requests_total{status=\"4xx\"} 1")
                .allMatch(
                        line -> line.matches("# (HELP|TYPE) [a-z_]+ .+|[a-z_]+(\\{[a-z]+=\"[a-z0-9-]+\"})? [0-9.E-]+"));
        assertThat(text(metrics)).doesNotContain("admin");
        assertThat(get(page.resolve("/metrics")).statusCode()).isEqualTo(404);
        assertThat(get(URI.create("http://127.0.0.1:" + port + "/")).statusCode())
                .isEqualTo(404);
    }

    /** A request is counted when its answer is out, so the client may be ahead of the count. */
    private HttpResponse<byte[]> metricsOf(int port, String last) throws IOException, InterruptedException {
        Instant end = Instant.now().plusSeconds(10);
        while (true) {
            HttpResponse<byte[]> metrics = get(URI.create("http://127.0.0.1:" + port + "/metrics"));
            if (text(metrics).contains(last) || Instant.now().isAfter(end)) {
                return metrics;
            }
        }
    }

    @Test
    void a_metrics_port_in_use_is_named() throws IOException {
        try (ServerSocket taken = new ServerSocket(0)) {
            assertThatThrownBy(() -> start("ACCOUNT_METRICS_PORT", String.valueOf(taken.getLocalPort())))
                    .isInstanceOf(StartFailure.class)
                    .hasMessageContaining("ACCOUNT_METRICS_PORT");
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
