package org.accountkit.examples.standalone;

import static org.accountkit.examples.standalone.HttpUser.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.accountkit.examples.standalone.HttpUser.Answer;
import org.accountkit.testkit.Race;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** Passwords are guessed, replayed and flooded, on two nodes of one database. */
@TestInstance(Lifecycle.PER_CLASS)
class PasswordAbuseTest {

    private static final String NEXT = "an altogether different one";

    private Premises premises;

    @BeforeAll
    void open(@TempDir Path folder) {
        premises = Premises.open(folder, "ACCOUNT_TRUSTED_PROXIES", "127.0.0.1").addNode();
    }

    @AfterAll
    void close() {
        premises.close();
    }

    @BeforeEach
    void waitAWhile() {
        premises.waitAWhile();
    }

    @Test
    @Tag("A01")
    @Tag("A06")
    void a01TellsUnknownDisabledAndWrongTheSame() {
        premises.member("wrong-01");
        premises.edit(premises.member("disabled-01"), "\"enabled\":false");

        Answer wrong = guess("wrong-01", "wrong");

        wrong.expect(401, "invalid-credentials");
        assertThat(List.of(
                        guess("unknown-01", Member.PASSWORD),
                        guess("disabled-01", "wrong"),
                        guess("disabled-01", Member.PASSWORD),
                        guess("", Member.PASSWORD),
                        guess("wrong-01", "")))
                .allSatisfy(other -> assertThat(withoutTimeAndId(other)).isEqualTo(withoutTimeAndId(wrong)));
    }

    @Test
    @Tag("A01")
    @Tag("A06")
    void a01LetsUnknownDisabledAndKnownWaitTheSame() {
        premises.member("wrong-02");
        premises.edit(premises.member("disabled-02"), "\"enabled\":false");
        List<String> names = List.of("wrong-02", "unknown-02", "disabled-02");
        for (String name : names) {
            for (int i = 0; i < 5; i++) {
                guess(name, "wrong").expect(401, "invalid-credentials");
            }
        }

        Answer known = guess("wrong-02", Member.PASSWORD).expect(429, "too-many-attempts");

        assertThat(known.header("Retry-After")).contains("30");
        assertThat(names).allSatisfy(name -> {
            assertThat(withoutTimeAndId(guess(name, Member.PASSWORD))).isEqualTo(withoutTimeAndId(known));
            assertThat(withoutTimeAndId(guess(name, "wrong"))).isEqualTo(withoutTimeAndId(known));
        });
    }

    @Test
    @Tag("A02")
    void a02LooksAtMoreThanSeventyTwoBytes() {
        String head = "long enough and longer ".repeat(4);
        Member member = premises.member("long");
        member.changePassword(head + "tail").expect(200);

        guess("long", head + "liat").expect(401, "invalid-credentials");
        guess("long", head).expect(401, "invalid-credentials");
        guess("long", head + "tail").expect(200);
    }

    @Test
    @Tag("A04")
    void a04CountsAWrongCurrentPasswordAsAFailure() {
        Member member = premises.member("changing").withPassword("wrong");
        for (int i = 0; i < 5; i++) {
            member.changePassword(NEXT).expect(403, "wrong-password");
        }

        member.withPassword(Member.PASSWORD).changePassword(NEXT).expect(429, "too-many-attempts");
        guess("changing", Member.PASSWORD).expect(429, "too-many-attempts");
        premises.waitAWhile();
        guess("changing", Member.PASSWORD).expect(200);
        guess("changing", NEXT).expect(401, "invalid-credentials");
    }

    @Test
    @Tag("A05")
    void a05TakesAnySpellingOfOnePassword() {
        Member member = premises.member("spelling");
        member.changePassword("caf\u00e9 \ud83d\ude00 au  lait\u3000every day ").expect(200);

        guess("spelling", "cafe\u0301 \ud83d\ude00 au  lait\u3000every day ").expect(200);
        guess("spelling", "caf\u00e9 \ud83d\ude00 au lait every day ").expect(401, "invalid-credentials");
        guess("spelling", "caf\u00e9 \ud83d\ude00 au  lait\u3000every day").expect(401, "invalid-credentials");
        guess("spelling", "cafe \ud83d\ude00 au  lait\u3000every day ").expect(401, "invalid-credentials");
    }

    @Test
    @Tag("A07")
    void a07EvaluatesFiveOfAHundredParallelGuessesOnTwoNodes() {
        premises.member("raced");

        List<Answer> answers = Race.results(100, () -> {
            int number = (int) (Thread.currentThread().getId() % 100);
            return premises.stranger(number % 2)
                    .with("X-Forwarded-For", "192.0.2." + number)
                    .signIn("raced", "wrong");
        });

        assertThat(answers).filteredOn(answer -> answer.status() == 401).hasSizeBetween(1, 5);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 401)
                .allSatisfy(answer -> assertThat(answer.code()).isIn("too-many-attempts", "unavailable"));
        guess("raced", Member.PASSWORD).expect(429, "too-many-attempts");
    }

    @Test
    @Tag("A23")
    void a23TakesNoBasicPasswordAnywhere() {
        Member member = premises.member("basic", "operator").withPhone();
        String basic = "Basic "
                + Base64.getEncoder().encodeToString(("basic:" + Member.PASSWORD).getBytes(StandardCharsets.UTF_8));
        for (Routes.Line route : Routes.signedIn()) {
            Answer answer = premises.stranger().with("Authorization", basic).send(route.method(), route.sample());
            answer.expect(401, "not-authenticated");
            assertThat(answer.header("WWW-Authenticate")).contains("Bearer");
        }
        for (String path : List.of("/hello", "/downloads/agent.txt")) {
            premises.stranger().with("Authorization", basic).get(path).expect(401, "not-authenticated");
        }
        HttpUser url = premises.stranger().with("Authorization", basic);
        url.signIn("basic", Member.PASSWORD).expect(200);
        assertThat(url.cookie("session")).as("a session by the password alone").isEmpty();
        assertThat(member.browser().get("api/session").status()).isEqualTo(200);
    }

    @Test
    @Tag("A50")
    void a50TakesAPasswordSetByAnAdministratorForChangingItAlone() {
        Member member = premises.member("reset", "operator");
        String key = member.newApiKey();
        premises.edit(member, "\"password\":\"set by an administrator\",\"passwordChangeRequired\":false")
                .expect(200);
        member.browser().get("api/session").expect(401, "not-authenticated");
        member.program(key).get("api/whoami").expect(401, "not-authenticated");
        member.withPassword("set by an administrator").signIn();
        HttpUser whoeverSawIt = member.signedInAt(1);

        for (Routes.Line route : Routes.signedIn()) {
            if (!route.answersWhilePending("change-password")) {
                whoeverSawIt.send(route.method(), route.sample()).expect(403, "action-pending");
            }
        }
        whoeverSawIt.get("/hello").expect(403, "action-pending");
        assertThat(whoeverSawIt.get("api/session").expect(200).texts("pendingActions"))
                .containsExactly("change-password");
        member.changePassword("set by an administrator").expect(422, "password-rejected");

        member.changePassword(NEXT).expect(200);
        whoeverSawIt.get("api/session").expect(401, "not-authenticated");
        guess("reset", "set by an administrator").expect(401, "invalid-credentials");
        member.changePassword("one more that is long").expect(403, "wrong-password");
        assertThat(member.browser().get("api/session").expect(200).texts("pendingActions"))
                .isEmpty();
    }

    @Test
    @Tag("A50")
    void a50TakesTheFirstPasswordForChangingItAlone() {
        Member newcomer = premises.newcomer("first");
        newcomer.browser().get("/hello").expect(403, "action-pending");
        newcomer.browser().post("api/me/api-key").expect(403, "action-pending");

        newcomer.changeFirstPassword();

        newcomer.browser().get("/hello").expect(200);
        guess("first", Member.FIRST_PASSWORD).expect(401, "invalid-credentials");
    }

    /** Each from a separate address, so that only the account is throttled. */
    private Answer guess(String name, String password) {
        return premises.stranger()
                .with("X-Forwarded-For", "198.51.100." + (1 + Math.floorMod(name.hashCode(), 250)))
                .post("api/sign-in", json("username", name, "password", password));
    }

    /** Everything in an answer except the time and the correlation id. */
    private static String withoutTimeAndId(Answer answer) {
        List<String> headers = answer.headers().map().entrySet().stream()
                .filter(header -> !header.getKey().equalsIgnoreCase("date"))
                .map(Object::toString)
                .sorted()
                .toList();
        String body = answer.body().replace(answer.field("correlationId"), "");
        return answer.status() + "\n" + headers + "\n" + body;
    }
}
