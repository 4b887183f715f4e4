package org.accountkit.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.accountkit.audit.AuditLog.AuditEventQuery;
import org.accountkit.observation.AccountObserver;
import org.accountkit.transaction.StoreUnavailableException;
import org.accountkit.user.Realm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Correlation ids, what an observer sees of HTTP, and the log during an outage. */
class ReportingTest {

    private static final String UUID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "7f3a",
                "0af7651916cd43dd8448eb211c80319c",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
                "Root=1-67891233-abcdef012345678912345678",
            })
    void an_id_of_the_host_is_taken_over(String id) {
        try (World world = new World(settings -> settings.correlationIdHeader("X-Request-Id"))) {
            assertThat(idOf(world, FakeRequest.of("GET", "/api/x").header("x-request-id", id)))
                    .isEqualTo(id);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "-a",
                "a b",
                "a\nINFO: signed in",
                "a\u001b[31m",
                "<b>",
                "{0}",
                "${jndi:x}",
                "%s",
                "\u00e9",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
            })
    void what_is_no_id_is_replaced(String text) {
        try (World world = new World(settings -> settings.correlationIdHeader("X-Request-Id"))) {
            assertThat(idOf(world, FakeRequest.of("GET", "/api/x").header("X-Request-Id", text)))
                    .matches(UUID);
        }
    }

    @Test
    void two_ids_are_none_and_without_a_setting_no_header_counts() {
        try (World world = new World(settings -> settings.correlationIdHeader("X-Request-Id"))) {
            FakeRequest two =
                    FakeRequest.of("GET", "/api/x").header("X-Request-Id", "a").header("X-Request-Id", "b");
            assertThat(idOf(world, two)).matches(UUID);
        }
        try (World world = new World()) {
            assertThat(idOf(world, FakeRequest.of("GET", "/api/x").header("X-Request-Id", "a")))
                    .matches(UUID);
        }
        try (World world = new World()) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> AccountRoutes.builder(world.accounts).correlationIdHeader("a: b"));
        }
    }

    @Test
    void the_host_is_asked_only_if_something_is_recorded_and_only_once() {
        AtomicInteger asked = new AtomicInteger();
        try (World world = new World(settings -> settings.correlationIds(() -> {
            return Optional.of("host-" + asked.incrementAndGet());
        }))) {
            Browser administrator = world.administrator();
            String key = World.apiKey(administrator);
            int before = asked.get();

            world.browser()
                    .send(FakeRequest.of("GET", "/api/whoami").bearer(key))
                    .expect(200);
            assertThat(asked.get()).isEqualTo(before);

            String id = (String) world.browser()
                    .post("/api/sign-in", World.credentials("admin", "wrong"))
                    .expect(401)
                    .json()
                    .get("correlationId");
            assertThat(id).isEqualTo("host-" + (before + 1));
            assertThat(world.stores
                            .auditLog()
                            .find(AuditEventQuery.in(Realm.DEFAULT))
                            .get(0)
                            .correlationId())
                    .contains(id);
        }
    }

    @Test
    void a_source_that_fails_fails_no_request() {
        try (World world = new World(settings -> settings.correlationIds(() -> {
            throw new IllegalStateException();
        }))) {
            assertThat(idOf(world, FakeRequest.of("GET", "/api/x"))).matches(UUID);
        }
    }

    @Test
    void an_observer_sees_every_refusal_once_whoever_refuses() {
        List<String> seen = new ArrayList<>();
        try (World world = new World(builder -> builder.observer(noting(seen)), settings -> {})) {
            Browser administrator = world.administrator();
            seen.clear();

            world.browser().get("/api/nothing").expect(404);
            world.browser().get("/api/whoami").expect(401);
            administrator.put("/api/session", "{}").expect(405);
            administrator.post("/api/users", "{").expect(400);
            administrator.post("/api/session/proof", "{\"password\":\"wrong\"}").expect(403);
            administrator
                    .put("/api/me/password", "{\"currentPassword\":\"x\",\"newPassword\":\"short\"}")
                    .expect(403);
            administrator.delete("/api/me/sessions/nobodys").expect(404);
            world.browser()
                    .post("/api/sign-in", World.credentials("nobody", "wrong"))
                    .expect(401);

            assertThat(seen)
                    .containsExactly(
                            "not-found",
                            "not-authenticated",
                            "method-not-allowed",
                            "malformed-request",
                            "wrong-password",
                            "wrong-password",
                            "not-found",
                            "invalid-credentials");
        }
    }

    @Test
    void an_observer_sees_nothing_of_a_request_that_is_granted() {
        List<String> seen = new ArrayList<>();
        try (World world = new World(builder -> builder.observer(noting(seen)), settings -> {})) {
            Browser administrator = world.administrator();
            String key = World.apiKey(administrator);
            seen.clear();

            world.browser()
                    .send(FakeRequest.of("GET", "/api/users").bearer(key))
                    .expect(200);
            administrator.get("/api/session").expect(200);

            assertThat(seen).isEmpty();
        }
    }

    @Test
    void an_observer_that_throws_changes_no_answer() {
        AccountObserver throwing = new AccountObserver() {
            @Override
            public void refused(String code) {
                throw new IllegalStateException();
            }
        };
        try (World world = new World(builder -> builder.observer(throwing), settings -> {})) {
            world.browser().get("/api/whoami").expect(401, "not-authenticated");
        }
    }

    @Test
    void an_outage_is_logged_once_a_minute_with_how_many_requests_failed() {
        AtomicLong nanos = new AtomicLong();
        OutageLog outages = new OutageLog(nanos::get);
        try (LogCapture log = LogCapture.of("org.accountkit.web")) {
            for (int i = 0; i < 100; i++) {
                outages.unavailable(new StoreUnavailableException("No connection."), "id-" + i);
            }
            assertThat(log.text().lines().filter(line -> line.contains("Unavailable")))
                    .hasSize(1)
                    .first()
                    .asString()
                    .contains("id-0", "No connection.", ": 0.");

            nanos.set(60_000_000_000L);
            outages.unavailable(new StoreUnavailableException("No connection."), "id-100");

            assertThat(log.text().lines().filter(line -> line.contains("Unavailable")))
                    .hasSize(2)
                    .last()
                    .asString()
                    .contains("id-100", ": 99.");
        }
    }

    private static String idOf(World world, FakeRequest request) {
        return (String) world.browser().send(request).expect(404).json().get("correlationId");
    }

    private static AccountObserver noting(List<String> seen) {
        return new AccountObserver() {
            @Override
            public void refused(String code) {
                seen.add(code);
            }
        };
    }
}
