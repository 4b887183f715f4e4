package org.accountkit.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Pattern;
import org.accountkit.AccountServices;
import org.accountkit.observation.AccountObserver;
import org.junit.jupiter.api.Test;

/** The Java examples of docs/observing.md, compiled and run. */
class ObservingExamplesTest {

    private static final Pattern JAVA = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
    private static final String SOURCE = "src/test/java/org/accountkit/web/ObservingExamplesTest.java";

    @Test
    void every_example_is_in_this_source() throws IOException {
        String source = withoutSpace(Files.readString(Path.of(SOURCE)));
        String text = Files.readString(Path.of("../docs/observing.md"));

        assertThat(JAVA.matcher(text).results().map(match -> withoutSpace(match.group(1))))
                .hasSize(2)
                .allSatisfy(example -> assertThat(source).contains(example));
    }

    private static String withoutSpace(String text) {
        return text.replaceAll("\\s", "");
    }

    @Test
    void metrics_are_counted() {
        Metrics metrics = new Metrics();
        try (World world = new World(builder -> builder.observer(metrics), settings -> {})) {
            world.administrator();
            world.browser()
                    .post("/api/sign-in", World.credentials("admin", "wrong"))
                    .expect(401);
        }
        assertThat(metrics.counters.keySet())
                .containsExactlyInAnyOrder("sign-in.SIGNED_IN", "sign-in.REFUSED", "refused.invalid-credentials");
    }

    @Test
    void correlation_ids_come_from_the_host() {
        try (World world = new World()) {
            AccountServices accounts = world.accounts;
            Map<String, String> context = Map.of("requestId", "7f3a");

            AccountRoutes byHeader = AccountRoutes.builder(accounts)
                    .correlationIdHeader("X-Request-Id")
                    .build();
            AccountRoutes byContext = AccountRoutes.builder(accounts)
                    .correlationIds(() -> Optional.ofNullable(context.get("requestId")))
                    .build();

            FakeRequest request = FakeRequest.of("GET", "/api/whoami").header("X-Request-Id", "8b2c");
            assertThat(text(byHeader.handle(request))).contains("\"correlationId\":\"8b2c\"");
            assertThat(text(byContext.handle(request))).contains("\"correlationId\":\"7f3a\"");
        }
    }

    private static String text(AccountResponse response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    static class Metrics implements AccountObserver {

        final ConcurrentMap<String, LongAdder> counters = new ConcurrentHashMap<>();

        @Override
        public void signIn(SignInOutcome outcome) {
            count("sign-in." + outcome);
        }

        @Override
        public void refused(String code) {
            count("refused." + code);
        }

        @Override
        public void storeFailed(StoreFailure failure) {
            count("store." + failure);
        }

        void count(String name) {
            counters.computeIfAbsent(name, any -> new LongAdder()).increment();
        }
    }
}
