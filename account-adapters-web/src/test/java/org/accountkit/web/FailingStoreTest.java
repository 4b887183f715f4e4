package org.accountkit.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.ConnectException;
import java.util.concurrent.atomic.AtomicReference;
import org.accountkit.testkit.InMemoryStores;
import org.accountkit.user.UserStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A directory of the host's that fails: nobody is told why, except the operator, and not in its words. */
class FailingStoreTest {

    private static final String CANARY = "cannot bind as cn=reader with hunter2";

    private final AtomicReference<Exception> failure = new AtomicReference<>();
    private final World world = new World(builder -> builder.users(failing()), settings -> {});
    private final LogCapture log = LogCapture.of("org.accountkit");
    private Browser administrator;

    @BeforeEach
    void sign_in() {
        administrator = world.administrator();
    }

    @AfterEach
    void close() {
        log.close();
        world.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/session", "/api/users", "/api/users/x", "/api/me/api-key"})
    void a_failure_is_an_internal_error_without_its_message(String path) {
        failure.set(new IllegalStateException(CANARY));

        Answer answer = administrator.get(path).expect(500);

        assertThat(answer.json()).containsEntry("code", "internal-error");
        assertThat(answer.text()).doesNotContain("hunter2");
        assertThat(log.text())
                .contains((String) answer.json().get("correlationId"), "UserStore.", "IllegalStateException")
                .doesNotContain("hunter2");
    }

    @Test
    void a_directory_that_cannot_be_reached_is_unavailable() {
        failure.set(new RuntimeException(CANARY, new ConnectException(CANARY)));

        Answer signIn = world.browser()
                .post("/api/sign-in", World.credentials("admin", World.PASSWORD))
                .expect(503);

        assertThat(signIn.json()).containsEntry("code", "unavailable");
        assertThat(signIn.header("Retry-After")).isPresent();
        assertThat(signIn.text() + log.text()).doesNotContain("hunter2");
        assertThat(administrator.get("/api/session").expect(503).text()).doesNotContain("hunter2");
    }

    @Test
    void an_outage_is_one_line_however_many_requests_fail() {
        failure.set(new RuntimeException(CANARY, new ConnectException(CANARY)));

        for (int i = 0; i < 50; i++) {
            administrator.get("/api/session").expect(503);
        }

        assertThat(log.text().lines().filter(line -> line.contains("Unavailable, correlation id")))
                .hasSize(1);
        assertThat(log.text().lines().count()).isLessThan(5);
    }

    private UserStore failing() {
        UserStore users = new InMemoryStores().users();
        return (UserStore) Proxy.newProxyInstance(
                UserStore.class.getClassLoader(), new Class<?>[] {UserStore.class}, (proxy, method, arguments) -> {
                    if (failure.get() != null) {
                        throw failure.get();
                    }
                    try {
                        return method.invoke(users, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
