package org.accountkit.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Requests made from the description of the API and changed at random: whatever is sent, the answer comes soon, and is
 * no failure of ours. A few hundred with a fixed seed; {@code -Pfuzz-http} sends 100,000 with another one.
 */
@Timeout(value = 30, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HttpFuzzTest {

    private static final int REQUESTS = Integer.getInteger("fuzz.http.requests", 600);
    private static final long SEED = Long.getLong("fuzz.http.seed", 20261128L);
    private static final int REQUESTS_A_WORLD = 300;
    private static final Duration LONGEST = Duration.ofSeconds(5);

    @Test
    void no_request_fails_or_hangs() {
        Random random = new Random(SEED);
        int granted = 0;
        for (int sent = 0; sent < REQUESTS; sent += REQUESTS_A_WORLD) {
            granted += fuzz(random, sent);
        }
        assertThat(granted).as("requests that were granted").isGreaterThan(REQUESTS / 20);
    }

    /** The administrator's session lets requests reach the services; it may end at any time. */
    private static int fuzz(Random random, int before) {
        int granted = 0;
        try (World world = new World(settings -> settings.correlationIdHeader("X-Request-Id"))) {
            OpenApi api = new OpenApi(world.browser().get("/api/openapi.json").json());
            FuzzedRequest fuzzed = new FuzzedRequest(random, api, ids(world));
            Browser administrator = world.administrator();
            for (int i = 0; i < REQUESTS_A_WORLD; i++) {
                if (administrator.get("/api/session").status() != 200) {
                    world.clock.advance(Duration.ofHours(2));
                    administrator = revived(world, administrator);
                }
                granted += send(world, administrator, fuzzed.next(), before + i);
            }
        }
        return granted;
    }

    private static Browser revived(World world, Browser ended) {
        Browser browser = world.browser();
        int status = browser.post("/api/sign-in", World.credentials("admin", World.PASSWORD))
                .status();
        return status == 200 ? browser : ended;
    }

    private static int send(World world, Browser administrator, FakeRequest request, int number) {
        administrator.cookies().forEach((name, value) -> request.header("Cookie", name + '=' + value));
        String what = "seed " + SEED + ", request " + number + ": " + request.method() + ' ' + request.path();
        AccountResponse response = Assertions.assertTimeout(LONGEST, () -> world.routes.handle(request), what);
        assertThat(response.status()).as(what).matches(status -> status < 500 || status == 503);
        assertThatCode(response::body).as(what).doesNotThrowAnyException();
        response.headers().stream()
                .filter(header -> header.name().equals("Set-Cookie"))
                .forEach(cookie -> administrator.keep(cookie.value()));
        return response.status() < 300 ? 1 : 0;
    }

    private static List<String> ids(World world) {
        return List.of(
                world.id("admin"),
                "admin",
                World.PASSWORD,
                "another correct horse battery",
                "administrator",
                "reader",
                "account.users.read",
                "required",
                "closed",
                "000000",
                "00000000-0000-4000-8000-000000000000");
    }
}
