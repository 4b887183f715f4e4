package org.accountkit.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.accountkit.access.AccessRule;
import org.accountkit.access.RefusalCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Requests of a careless adapter: each part missing, or impossible to read. There is an answer all the same. */
class UntidyRequestTest {

    private final World world = new World(settings -> settings.allowedOrigins(List.of("https://app.example")));

    @AfterEach
    void end() {
        world.close();
    }

    /** What is wrong with a part. */
    enum Fault {
        NULL,
        NULL_ELEMENT,
        RUNTIME_EXCEPTION,
        IO_EXCEPTION,
        ERROR;

        @SuppressWarnings("NullAway")
        Object in(Method part) throws Throwable {
            return switch (this) {
                case NULL -> null;
                case NULL_ELEMENT -> part.getName().equals("headers") ? Arrays.asList(null, "x", null) : null;
                case RUNTIME_EXCEPTION -> throw new IllegalStateException("canary");
                case IO_EXCEPTION ->
                    part.getName().equals("body") ? new BrokenStream() : sneak(new IOException("canary"));
                case ERROR -> throw new NoSuchMethodError("canary");
            };
        }

        /** Kotlin, Groovy and proxies throw checked exceptions that no method declares. */
        private static Object sneak(Throwable failure) throws Throwable {
            throw failure;
        }
    }

    private static final class BrokenStream extends InputStream {

        @Override
        public int read() throws IOException {
            throw new IOException("canary");
        }

        @Override
        public int read(byte[] bytes, int from, int count) throws IOException {
            throw new IOException("canary");
        }
    }

    static Stream<Arguments> faults() {
        return Arrays.stream(AccountRequest.class.getMethods())
                .flatMap(part -> Arrays.stream(Fault.values()).map(fault -> Arguments.of(part.getName(), fault)));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void there_is_an_answer_to_every_request(String part, Fault fault) {
        for (String method : List.of("GET", "POST", "HEAD", "OPTIONS")) {
            for (String path : List.of("/api/health", "/api/sign-in", "/api/session", "/", "/nowhere")) {
                AccountRequest request = untidy(FakeRequest.of(method, path).json("{}"), part, fault);
                assertAnswered(world.routes.handle(request));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("faults")
    void the_guard_refuses_or_admits(String part, Fault fault) {
        for (RouteRule rule :
                List.of(RouteRule.of(AccessRule.sessionOrKey()), RouteRule.callerIfPresent(), RouteRule.download())) {
            AccountRequest request = untidy(FakeRequest.of("GET", "/orders"), part, fault);
            Admission admission = world.routes.guard(request, rule);

            assertThat(admission.caller()).isEmpty();
            admission.answer().ifPresent(UntidyRequestTest::assertAnswered);
            assertAnswered(admission.refuse(RefusalCode.FORBIDDEN.refused()));
        }
    }

    @ParameterizedTest
    @MethodSource("faults")
    void what_the_host_refuses_is_answered(String part, Fault fault) {
        AccountRequest request = untidy(FakeRequest.of("GET", "/nowhere"), part, fault);
        AccountResponse refused = world.routes.refuse(request, RefusalCode.NOT_FOUND.refused());
        assertAnswered(refused);
        assertThat(refused.status()).isIn(404, 500);
        assertThat(world.routes.refuse(request, HttpRefusal.METHOD_NOT_ALLOWED).status())
                .isIn(405, 500);
    }

    @ParameterizedTest
    @MethodSource("faults")
    void how_much_is_read_is_known(String part, Fault fault) {
        AccountRequest request = untidy(FakeRequest.of("POST", "/api/sign-in").json("{}"), part, fault);
        assertThat(world.routes.mostBytesRead(request)).isBetween(0, 16 * 1024 + 1);
    }

    @ParameterizedTest
    @EnumSource
    void a_download_that_is_open_does_not_open_more(Fault fault) {
        AccountRequest request = untidy(FakeRequest.of("POST", "/downloads/agent"), "method", fault);
        assertThat(world.routes.guard(request, RouteRule.download()).answer()).isPresent();
    }

    @Test
    void what_is_missing_counts_as_missing() {
        assertThat(status("POST", "/api/sign-in", "method")).isEqualTo(405);
        assertThat(status("GET", "/api/health", "path")).isEqualTo(404);
        assertThat(status("POST", "/api/sign-in", "headers")).isEqualTo(403);
        assertThat(status("POST", "/api/sign-in", "body")).isEqualTo(400);
        assertThat(status("GET", "/api/health", "remoteAddress")).isEqualTo(200);
        assertThat(status("GET", "/api/health", "scheme")).isEqualTo(200);
        assertThat(status("POST", "/api/sign-in", "authority")).isEqualTo(403);
    }

    private int status(String method, String path, String missing) {
        return world.routes
                .handle(untidy(FakeRequest.of(method, path).json("{}"), missing, Fault.NULL))
                .status();
    }

    private static void assertAnswered(AccountResponse response) {
        assertThat(response.status()).isBetween(200, 503);
        assertThat(new String(response.body(), UTF_8)).doesNotContain("canary");
        assertThat(response.headers()).contains(new AccountResponse.Header("X-Content-Type-Options", "nosniff"));
    }

    private static AccountRequest untidy(AccountRequest tidy, String part, Fault fault) {
        return (AccountRequest) Proxy.newProxyInstance(
                UntidyRequestTest.class.getClassLoader(),
                new Class<?>[] {AccountRequest.class},
                (proxy, method, arguments) ->
                        method.getName().equals(part) ? fault.in(method) : method.invoke(tidy, arguments));
    }
}
