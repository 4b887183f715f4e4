package org.accountkit.examples.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.accountkit.examples.standalone.HttpUser.Answer;
import org.accountkit.testkit.Race;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Password reset over HTTP, on two nodes. */
class PasswordResetAbuseTest {

    private static final String NEXT = "an altogether different one";

    @TempDir
    Path folder;

    private Premises premises;

    @BeforeEach
    void open() {
        premises = Premises.open(folder, "ACCOUNT_TRUSTED_PROXIES", "127.0.0.1").addNode();
    }

    @AfterEach
    void close() {
        premises.close();
    }

    private Answer request(String name, String address) {
        return premises.stranger()
                .with("X-Forwarded-For", address)
                .post("api/password-reset", "{\"username\":\"" + name + "\"}");
    }

    private Answer complete(int node, String token, String more) {
        return complete(node, token, NEXT, more);
    }

    private Answer complete(int node, String token, String password, String more) {
        return premises.stranger(node).post("api/password-reset/complete", """
                {"token":"%s","newPassword":"%s"%s}""".formatted(token, password, more));
    }

    private String issue(Member member) {
        return premises.admin()
                .post("api/users/" + member.id() + "/password-reset")
                .expect(201)
                .field("token");
    }

    @Test
    @Tag("A77")
    void a77EveryNameGetsTheSameAnswersAndAtMostThreeLinks() {
        Member ada = premises.member("ada");
        Member dan = premises.member("dan");
        premises.edit(dan, "\"enabled\":false").expect(200);

        List<List<Integer>> statuses = List.of(ada.name(), dan.name(), "nobody").stream()
                .map(name -> IntStream.range(0, 100)
                        .mapToObj(i -> request(name, "192.0.2." + i).status())
                        .toList())
                .toList();
        premises.close();

        assertThat(statuses.get(0)).startsWith(202, 202, 202, 429).endsWith(429);
        assertThat(statuses).containsOnly(statuses.get(0));
        assertThat(premises.node(0).deliveredResets())
                .hasSizeBetween(1, 3)
                .extracting(DeliveredReset::userId)
                .containsOnly(ada.id());
    }

    @Test
    void aDeliveredLinkSetsThePassword() {
        Member ada = premises.member("ada");
        request("ada", "192.0.2.1").expect(202);
        premises.node(0).close();
        List<DeliveredReset> delivered = premises.node(0).deliveredResets();
        assertThat(delivered).extracting(DeliveredReset::userId).containsExactly(ada.id());

        complete(1, delivered.get(0).token(), "").expect(204);

        premises.stranger(1).signIn("ada", NEXT).expect(200);
    }

    @Test
    void aRejectedPasswordIsNamedByItsFieldAndLeavesTheTokenUsable() {
        String token = issue(premises.member("ada"));

        Answer rejected = complete(0, token, "short", "").expect(422, "password-rejected");
        assertThat(rejected.fields("field")).containsOnly("newPassword");

        complete(0, token, "").expect(204);
    }

    @Test
    @Tag("A78")
    void a78OneOfSeveralUsesOnTwoNodesSucceeds() {
        for (int round = 0; round < 5; round++) {
            Member ada = premises.member("ada" + round);
            String token = issue(ada);
            List<Callable<Integer>> uses = IntStream.range(0, 4)
                    .<Callable<Integer>>mapToObj(
                            i -> () -> complete(i % 2, token, "").status())
                    .toList();

            assertThat(Race.successes(uses)).containsExactlyInAnyOrder(204, 401, 401, 401);
        }
    }

    @Test
    void anIssuedTokenIsShownWithItsEnd() {
        Member ada = premises.member("ada");

        Answer issued = premises.admin()
                .post("api/users/" + ada.id() + "/password-reset")
                .expect(201);

        assertThat(Instant.parse(issued.field("expiresAt")))
                .isEqualTo(premises.clock.instant().plus(Duration.ofMinutes(30)));
    }

    @Test
    @Tag("A78")
    void a78AnOlderSpentOrPastTokenIsRefused() {
        Member ada = premises.member("ada");
        String older = issue(ada);
        String newer = issue(ada);
        complete(1, older, "").expect(401, "invalid-credentials");
        complete(1, newer, "").expect(204);
        complete(0, newer, "").expect(401, "invalid-credentials");

        String past = issue(ada);
        premises.clock.advance(Duration.ofMinutes(30));
        complete(0, past, "").expect(401, "invalid-credentials");
    }

    @Test
    @Tag("A79")
    void a79ASecondFactorIsNeededAndItsTriesAreCounted() {
        Member ada = premises.member("ada").withPhone();
        String token = issue(ada);
        complete(0, token, "").expect(403, "wrong-code");
        String wrong = ",\"recoveryCode\":\"AAAA-AAAA-AAAA-AAAA-AAAA-AAAA\"";
        for (int i = 0; i < 5; i++) {
            complete(i % 2, token, wrong).expect(403, "wrong-code");
        }
        complete(0, token, wrong).expect(401, "invalid-credentials");
        premises.stranger().signIn("ada", NEXT).expect(401);

        complete(1, issue(ada), ",\"code\":\"" + ada.freshCode() + "\"").expect(204);
        assertThat(premises.stranger().signIn("ada", NEXT).expect(200).field("status"))
                .isEqualTo("second-factor-required");
    }

    @Test
    void itIsOffUnlessTheEnvironmentSaysSo() {
        try (Premises off = Premises.open(folder.resolve("off"), "ACCOUNT_PASSWORD_RESET", "")) {
            off.stranger()
                    .post("api/password-reset", "{\"username\":\"admin\"}")
                    .expect(404, "not-found");
            off.stranger().post("api/password-reset/complete", "{}").expect(404, "not-found");
        }
    }
}
