package org.accountkit.examples.standalone;

import static org.accountkit.examples.standalone.HttpUser.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.accountkit.examples.standalone.HttpUser.Answer;
import org.accountkit.testkit.VirtualAuthenticator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** What an attacker or a fault meets on three nodes of one database, whose clocks differ, while others write. */
@TestInstance(Lifecycle.PER_CLASS)
@Tag("slow")
abstract class NodesContract {

    /** A thousand, unless the build says otherwise. */
    static final int ROUNDS = Integer.getInteger("accountkit.node.rounds", 1000);

    private static final Duration TIME_STEP = Duration.ofSeconds(30);
    private static final Duration OUTAGE = Duration.ofSeconds(3);
    private static final Duration RECOVERY = Duration.ofMinutes(1);
    private static final String PASSWORD = "wrong-donkey-acid-nail";
    private static final String NEXT_PASSWORD = "correct-pony-base-screw";
    private static final String PHONE = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

    private final AtomicInteger names = new AtomicInteger();
    private final AtomicInteger addresses = new AtomicInteger();
    private Nodes nodes;

    abstract SharedDatabase database();

    @BeforeAll
    void launch() {
        nodes = Nodes.launchOn(database());
        IntStream.range(0, Nodes.NUMBER).forEach(number -> nodes.node(number).page());
        nodes.askAll(number -> "load");
    }

    @AfterAll
    void close() {
        if (nodes != null) {
            List<String> written = nodes.askAll(number -> "rest");
            nodes.close();
            assertThat(written).as("writes of the load").noneMatch("0"::equals);
        }
    }

    @Test
    @Tag("A28")
    void a28AKeyIsDeadOnEveryNodeAtTheNextRequest() {
        inParallel(this::replaceKeys);
    }

    private void replaceKeys(int first) {
        HttpUser ada = signedIn(newUser());
        String old = newKey(ada, first);
        for (int round = first; round < ROUNDS; round += Nodes.NUMBER) {
            String next = newKey(ada, round);

            for (int node = 1; node <= Nodes.NUMBER; node++) {
                assertThat(whoami(round + node, old))
                        .as("the replaced key in round %d", round)
                        .isEqualTo(401);
            }
            assertThat(whoami(round + 1, next)).as("the new key").isEqualTo(200);
            old = next;
        }
    }

    /** Some of the rounds in each of three threads. */
    private void inParallel(IntConsumer rounds) {
        nodes.atAll(first -> {
            rounds.accept(first);
            return first;
        });
    }

    private String newKey(HttpUser owner, int node) {
        return at(node, owner).post("api/me/api-key").expect(201).field("apiKey");
    }

    private int whoami(int node, String key) {
        return visitor(node).bearing(key).get("api/whoami").status();
    }

    @Test
    @Tag("A40")
    void a40ASessionThatEndedIsDeadOnEveryNodeAtTheNextRequest() {
        inParallel(this::endSessions);
    }

    private void endSessions(int first) {
        User ada = newUser();
        for (int round = first; round < ROUNDS; round += Nodes.NUMBER) {
            User user = round % 10 == 0 ? newUser() : ada;
            HttpUser browser = visitor(round);
            browser.signIn(user.name, PASSWORD).expect(200);
            String cookie = browser.cookie("session");
            assertThat(session(round + 1, cookie)).as("the new session").isEqualTo(200);

            end(browser, user, round);

            for (int node = 0; node < Nodes.NUMBER; node++) {
                assertThat(session(round + node, cookie))
                        .as("the ended session in round %d", round)
                        .isEqualTo(401);
            }
        }
    }

    private int session(int node, String cookie) {
        return visitor(node)
                .withCookie("account-session", cookie)
                .get("api/session")
                .status();
    }

    private void end(HttpUser session, User user, int round) {
        if (round % 10 == 0) {
            assertThat(ask(round + 2, "password " + user.id + ' ' + NEXT_PASSWORD))
                    .isEqualTo("ok");
        } else {
            at(round + 2, session).post("api/sign-out").expect(204);
        }
    }

    @Test
    @Tag("A62")
    void a62ACodeIsSpentOnceThoughTheClocksDifferAndNobodyIsLockedOut() {
        VirtualAuthenticator phone = VirtualAuthenticator.typed(PHONE);
        User user = newUser();
        for (int round = 0; round < ROUNDS / 20; round++) {
            if (round % 20 == 0) {
                user = newUser();
                assertThat(ask(round, "phone " + user.id)).isEqualTo("ok true");
            }
            User ada = user;
            nodes.advance(TIME_STEP.multipliedBy(2));
            List<HttpUser> pending = nodes.atAll(node -> pending(node, ada));
            String code = phone.code(nodes.time());
            assertThat(nodes.atAll(node -> complete(pending.get(node), code)))
                    .as("the same code at all nodes in round %d", round)
                    .containsExactlyInAnyOrder(200, 401, 401);

            nodes.advance(TIME_STEP.multipliedBy(2));
            assertThat(complete(pending(round, ada), phone.code(nodes.time())))
                    .as("a fresh code at one node in round %d", round)
                    .isEqualTo(200);
        }
    }

    private HttpUser pending(int node, User user) {
        HttpUser pending = visitor(node);
        Answer answer = pending.signIn(user.name, PASSWORD).expect(200);
        assertThat(answer.field("status")).isEqualTo("second-factor-required");
        return pending;
    }

    private static int complete(HttpUser pending, String code) {
        return pending.post("api/sign-in/second-factor", json("code", code)).status();
    }

    @Test
    @Tag("A63")
    void a63ANodeWithoutItsDatabaseIsUnavailableWithinThreeSecondsAndComesBack() {
        User user = newUser();
        HttpUser ada = signedIn(user);
        String cookie = ada.cookie("session");
        int cut = 1;
        nodes.database().kill(cut);

        assertThat(longest(() -> session(cut, cookie), 503)).isLessThan(OUTAGE);
        assertThat(longest(() -> visitor(cut).signIn(user.name, PASSWORD).status(), 503))
                .isLessThan(OUTAGE);
        String key = whileDown(ada);
        nodes.database().restart(cut);

        nodes.atAll(node -> awaitStatus(200, () -> session(node, cookie)));
        assertThat(key.isEmpty() || whoami(cut, key) == 200)
                .as("what the others wrote meanwhile")
                .isTrue();
    }

    /** In a cluster, the other nodes have servers of their own. */
    private String whileDown(HttpUser ada) {
        if (!nodes.database().isCluster()) {
            return "";
        }
        awaitStatus(200, () -> at(0, ada).get("api/session").status());
        awaitStatus(200, () -> at(2, ada).get("api/session").status());
        List<String> keys = new ArrayList<>();
        awaitStatus(201, () -> {
            Answer answer = at(0, ada).post("api/me/api-key");
            keys.addAll(answer.fields("apiKey"));
            return answer.status();
        });
        return keys.get(0);
    }

    private static Duration longest(Supplier<Integer> request, int expected) {
        Duration longest = Duration.ZERO;
        for (int i = 0; i < 3; i++) {
            long before = System.nanoTime();
            assertThat(request.get()).isEqualTo(expected);
            Duration took = Duration.ofNanos(System.nanoTime() - before);
            longest = took.compareTo(longest) > 0 ? took : longest;
        }
        return longest;
    }

    /** Until then, a node may only say that it is unavailable. */
    private static int awaitStatus(int expected, Supplier<Integer> request) {
        long end = System.nanoTime() + RECOVERY.toNanos();
        int status = request.get();
        while (status != expected && System.nanoTime() < end) {
            assertThat(status).isEqualTo(503);
            status = request.get();
        }
        assertThat(status).isEqualTo(expected);
        return status;
    }

    private User newUser() {
        int number = names.incrementAndGet();
        String name = "user" + number;
        String answer = ask(number, "create " + name + ' ' + PASSWORD);
        assertThat(answer).startsWith("ok ");
        return new User(answer.substring(3), name);
    }

    private HttpUser signedIn(User user) {
        HttpUser browser = visitor(0);
        browser.signIn(user.name, PASSWORD).expect(200);
        return browser;
    }

    private String ask(int node, String command) {
        return nodes.node(node % Nodes.NUMBER).ask(command);
    }

    /** The same browser at another node. */
    private HttpUser at(int node, HttpUser user) {
        return fromSomewhere(user.at(nodes.node(node % Nodes.NUMBER).page()));
    }

    private HttpUser visitor(int node) {
        return fromSomewhere(nodes.visitor(node % Nodes.NUMBER));
    }

    /** Failures of one address would soon be throttled. */
    private HttpUser fromSomewhere(HttpUser user) {
        int address = addresses.incrementAndGet();
        return user.with(
                "X-Forwarded-For", "10." + (address >> 16) + '.' + ((address >> 8) & 255) + '.' + (address & 255));
    }

    record User(String id, String name) {}
}
