package org.accountkit.examples.standalone;

import static org.accountkit.examples.standalone.HttpUser.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.accountkit.examples.standalone.HttpUser.Answer;
import org.accountkit.testkit.VirtualAuthenticator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** Codes and pending sign-ins are replayed, guessed and misused, on two nodes of one database. */
@TestInstance(Lifecycle.PER_CLASS)
class TotpAbuseTest {

    private static final Duration LONGEST_WAIT = Duration.ofHours(1);

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
    @Tag("A11")
    void a11RefusesAReplayAtEverySignInAndProofAndTurnsNothingOff() {
        Member ada = premises.member("replayed").withPhone();
        String code = ada.freshCode();
        ada.complete(ada.pending(), code).expect(200);

        Answer again = ada.complete(ada.pendingAt(1), code).expect(401, "invalid-credentials");
        Answer wrong = ada.complete(ada.pendingAt(1), ada.wrongCode()).expect(401, "invalid-credentials");
        ada.proveBy(code).expect(403, "wrong-code");

        assertThat(again.field("detail")).isEqualTo(wrong.field("detail"));
        premises.clock.advance(Duration.ofMinutes(6));
        String proof = ada.freshCode();
        ada.complete(ada.pending(), proof).expect(200);
        assertThat(ada.proveBy(proof).expect(403, "wrong-code").field("detail")).contains("used");
        ada.browser().delete("api/me/two-factor").expect(403, "reauthentication-required");
        assertThat(ada.browser().get("api/me/two-factor").field("active")).isEqualTo("true");
    }

    @Test
    @Tag("A11")
    void a11TakesTheCodeOfTheEnrolmentForSpent() {
        Member ada = premises.member("enrolled");
        Answer enrolment = ada.browser().post("api/me/two-factor/enrolment").expect(201);
        String code =
                VirtualAuthenticator.fromUri(enrolment.field("otpauthUri")).code(premises.clock.instant());
        ada.browser()
                .post("api/me/two-factor/enrolment/validate", json("code", code))
                .expect(200);

        HttpUser pending = ada.pending();

        ada.complete(pending, code).expect(401, "invalid-credentials");
    }

    @Test
    @Tag("A12")
    void a12RefusesAnOlderStepOnEveryNode() {
        Member ada = premises.member("stepping").withPhone();
        premises.waitAWhile();
        ada.complete(ada.pendingAt(0), ada.codeOf(1)).expect(200);

        ada.complete(ada.pendingAt(1), ada.codeOf(0)).expect(401, "invalid-credentials");
        ada.complete(ada.pendingAt(1), ada.codeOf(1)).expect(401, "invalid-credentials");
        ada.proveBy(ada.codeOf(0)).expect(403, "wrong-code");
    }

    @Test
    @Tag("A13")
    void a13StaysOffUntilACodeWasValidated() {
        Member ada = premises.member("unverified");
        ada.browser().post("api/me/two-factor/enrolment").expect(201);
        ada.browser()
                .post("api/me/two-factor/enrolment/validate", json("code", "000000"))
                .expect(403, "wrong-code");

        assertThat(ada.browser().get("api/me/two-factor").body()).isEqualTo("{\"active\":false}");
        assertThat(premises.stranger().signIn("unverified", Member.PASSWORD).field("status"))
                .isEqualTo("signed-in");
    }

    @Test
    @Tag("A14")
    void a14EndsEverySessionOnEveryNode() {
        Member ada = premises.member("activated");
        HttpUser here = ada.browser();
        HttpUser there = ada.signedInAt(1);
        String old = here.cookie("session");

        ada.withPhone();

        assertThat(old).isNotEmpty();
        there.get("api/session").expect(401, "not-authenticated");
        premises.stranger(1)
                .withCookie("account-session", old)
                .get("api/session")
                .expect(401, "not-authenticated");
    }

    @Test
    @Tag("A15")
    void a15ShowsOneSecretInTwoTabsAndAnotherOnceItExpired() {
        Member ada = premises.member("tabs");
        HttpUser other = ada.signedInAt(1);
        Answer first = ada.browser().post("api/me/two-factor/enrolment").expect(201);
        premises.clock.advance(Duration.ofMinutes(4));
        Answer second = other.post("api/me/two-factor/enrolment").expect(200);
        assertThat(second.body()).isEqualTo(first.body());

        premises.clock.advance(Duration.ofMinutes(1));
        VirtualAuthenticator stale = VirtualAuthenticator.fromUri(first.field("otpauthUri"));
        ada.browser()
                .post("api/me/two-factor/enrolment/validate", json("code", stale.code(premises.clock.instant())))
                .expect(404, "not-found");
        ada.prove();
        Answer third = ada.browser().post("api/me/two-factor/enrolment").expect(201);
        assertThat(third.field("secretKey")).isNotEqualTo(first.field("secretKey"));
        ada.browser()
                .post("api/me/two-factor/enrolment/validate", json("code", stale.code(premises.clock.instant())))
                .expect(403, "wrong-code");
    }

    @Test
    @Tag("A16")
    void a16StaysOnForWhoeverHasThePasswordAloneOrASessionThatIsStale() {
        Member ada = premises.member("kept").withPhone();
        HttpUser pending = ada.pending();
        pending.delete("api/me/two-factor").expect(401, "not-authenticated");
        premises.stranger()
                .withCookie("account-session", pending.cookie("pending"))
                .delete("api/me/two-factor")
                .expect(401, "not-authenticated");

        premises.clock.advance(Duration.ofMinutes(5));
        ada.browser().delete("api/me/two-factor").expect(403, "reauthentication-required");
        ada.browser()
                .post("api/session/proof", json("password", Member.PASSWORD))
                .expect(403, "wrong-code");
        ada.browser().delete("api/me/two-factor").expect(403, "reauthentication-required");
        ada.browser().post("api/me/recovery-codes").expect(403, "reauthentication-required");

        ada.prove().browser().delete("api/me/two-factor").expect(204);
    }

    @Test
    @Tag("A17")
    void a17ShowsTheSecretNowhereOnceItIsActive() {
        Member ada = premises.member("secretive", "administrator");
        Answer enrolment = ada.browser().post("api/me/two-factor/enrolment").expect(201);
        String secret = enrolment.field("secretKey");
        VirtualAuthenticator phone = VirtualAuthenticator.typed(secret);
        ada.browser()
                .post("api/me/two-factor/enrolment/validate", json("code", phone.code(premises.clock.instant())))
                .expect(200);
        HttpUser browser = ada.pending();
        premises.waitAWhile();
        ada.complete(browser, phone.code(premises.clock.instant())).expect(200);

        browser.post("api/me/two-factor/enrolment").expect(409, "conflict");
        browser.get("api/me/two-factor/enrolment.png").expect(404, "not-found");
        browser.get("api/me/two-factor/enrolment.svg").expect(404, "not-found");
        for (Routes.Line route : Routes.all()) {
            if (route.method().equals("GET")) {
                assertThat(browser.get(route.to(ada.id(), "readonly")).body()).doesNotContain(secret);
            }
        }
        assertThat(premises.dump()).doesNotContain(secret);
    }

    @Test
    @Tag("A19")
    void a19LocksAfterThirtyWrongCodesWhateverTheWayAddressOrNode() {
        Member ada = premises.member("guessed").withPhone();
        for (int i = 0; i < 30; i++) {
            assertThat(wrongCode(ada, i).code()).as("guess %d", i).isIn("wrong-code", "invalid-credentials");
            premises.clock.advance(i < 4 ? Duration.ZERO : LONGEST_WAIT);
        }

        Answer locked = ada.complete(ada.pendingAt(1), ada.freshCode()).expect(429, "too-many-attempts");
        assertThat(locked.header("Retry-After")).contains("3600");
        premises.clock.advance(Duration.ofDays(40));
        ada.complete(ada.pendingAt(0), ada.freshCode()).expect(429, "too-many-attempts");
        ada.signInByRecoveryCode(9).proveBy(ada.freshCode()).expect(429, "too-many-attempts");

        premises.admin().post("api/users/" + ada.id() + "/unlock").expect(204);
        ada.complete(ada.pendingAt(0), ada.freshCode()).expect(200);
    }

    /** Every third at a proof, after a sign-in that succeeded; the others after the right password, from anywhere. */
    private Answer wrongCode(Member member, int number) {
        if (number % 3 == 0 && number < 27) {
            return member.signInByRecoveryCode(number / 3).proveBy(member.wrongCode());
        }
        HttpUser pending = member.pendingAt(number % 2).with("X-Forwarded-For", "192.0.2." + (number + 1));
        return member.complete(pending, member.wrongCode());
    }

    @Test
    @Tag("A20")
    void a20TakesNothingForACode() {
        Member ada = premises.member("nothing").withPhone();
        HttpUser pending = ada.pending();
        for (String body : List.of(
                "{}",
                "{\"code\":\"\"}",
                "{\"code\":null}",
                "{\"code\":true}",
                "{\"code\":[]}",
                "{\"code\":{\"$ne\":\"\"}}",
                "{\"recoveryCode\":\"\"}",
                "{\"recoveryCode\":null}",
                "{\"device\":\"forged\"}")) {
            pending.post("api/sign-in/second-factor", body).expect(400, "malformed-request");
        }
        pending.post("api/sign-in/second-factor", json("recoveryCode", "-")).expect(401, "invalid-credentials");
        assertThat(pending.cookie("session")).isEmpty();
        ada.complete(pending, ada.freshCode()).expect(200);
    }

    @Test
    @Tag("A20")
    @Tag("A67")
    void a20OpensNothingWhenTheSecretCannotBeOpened() {
        Member ada = premises.member("unsealed").withPhone();
        assertThat(premises.update(
                        "UPDATE account_totp SET sealed = X'00112233445566778899' WHERE user_id = '" + ada.id() + "'"))
                .isEqualTo(1);

        HttpUser pending = ada.pending();
        ada.complete(pending, ada.freshCode()).expect(503, "unavailable");
        assertThat(pending.cookie("session")).isEmpty();
        ada.proveBy(ada.freshCode()).expect(503, "unavailable");
        assertThat(premises.admin()
                        .get("api/audit-events?type=secret-unsealable&user=" + ada.id())
                        .fields("outcome"))
                .isNotEmpty()
                .containsOnly("refused");
    }

    @Test
    @Tag("A21")
    void a21IsNoSession() {
        Member ada = premises.member("ticket").withPhone();
        String ticket = ada.pending().cookie("pending");
        for (Routes.Line route : Routes.signedIn()) {
            for (HttpUser carrier : List.of(
                    premises.stranger().withCookie("account-session", ticket),
                    premises.stranger().withCookie("account-pending", ticket),
                    premises.stranger().bearing(ticket),
                    premises.stranger().with("X-API-Key", ticket))) {
                carrier.send(route.method(), route.sample()).expect(401, "not-authenticated");
            }
        }
        premises.stranger().withCookie("account-session", ticket).get("/hello").expect(401, "not-authenticated");
        premises.stranger().get("/downloads/agent.txt?token=" + ticket).expect(401, "not-authenticated");
    }

    @Test
    @Tag("A21")
    void a21CompletesOnceOnWhicheverNode() {
        Member ada = premises.member("twice").withPhone();
        HttpUser pending = ada.pendingAt(0);
        String ticket = pending.cookie("pending");
        ada.complete(pending, ada.freshCode()).expect(200);
        assertThat(pending.cookie("pending")).isEmpty();

        HttpUser again = premises.stranger(1).withCookie("account-pending", ticket);
        ada.complete(again, ada.freshCode()).expect(401, "not-authenticated");
        ada.completeByRecoveryCode(again, ada.recoveryCode(0)).expect(401, "not-authenticated");
    }

    @Test
    @Tag("A21")
    void a21EndsAfterFiveMinutesAndFiveTries() {
        Member ada = premises.member("stale").withPhone();
        HttpUser stale = ada.pending();
        premises.clock.advance(Duration.ofMinutes(5));
        ada.complete(stale, ada.shownCode()).expect(401, "not-authenticated");

        HttpUser tried = ada.pending();
        for (int i = 0; i < 5; i++) {
            ada.complete(tried, ada.wrongCode()).expect(401, "invalid-credentials");
        }
        premises.clock.advance(Duration.ofMinutes(1));
        ada.complete(tried, ada.shownCode()).expect(401, "not-authenticated");
    }

    @Test
    @Tag("A21")
    void a21EndsWithWhateverEndsSessions() {
        Member ada = premises.member("locked").withPhone();
        HttpUser beforeDisabling = ada.pendingAt(1);
        premises.edit(ada, "\"enabled\":false").expect(200);
        ada.complete(beforeDisabling, ada.freshCode()).expect(401, "not-authenticated");

        premises.edit(ada, "\"enabled\":true").expect(200);
        ada.complete(beforeDisabling, ada.freshCode()).expect(401, "not-authenticated");
        HttpUser beforeReset = ada.pendingAt(1);
        premises.edit(ada, "\"password\":\"set by an administrator\"").expect(200);
        ada.complete(beforeReset, ada.freshCode()).expect(401, "not-authenticated");
    }

    @Test
    @Tag("A21")
    void a21IsOfOneUser() {
        Member ada = premises.member("hers").withPhone();
        Member eve = premises.member("eves").withPhone();
        HttpUser pending = ada.pending();

        ada.complete(pending, eve.freshCode()).expect(401, "invalid-credentials");
        ada.completeByRecoveryCode(pending, eve.recoveryCode(0)).expect(401, "invalid-credentials");
        ada.complete(pending.withCookie("account-session", eve.browser().cookie("session")), eve.freshCode())
                .expect(401, "invalid-credentials");
        pending.post("api/sign-in/second-factor", json("code", eve.shownCode(), "username", "eves"))
                .expect(400, "malformed-request");

        ada.complete(pending, ada.freshCode()).expect(200);
        assertThat(pending.get("api/whoami").field("username")).isEqualTo("hers");
    }

    @Test
    @Tag("A22")
    void a22KeepsNothingOfThePassword() {
        Member ada = premises.member("pending").withPhone();
        HttpUser pending = ada.pending();
        byte[] password = Member.PASSWORD.getBytes(StandardCharsets.UTF_8);
        String ticket = pending.cookie("pending");

        String kept = premises.dump();

        assertThat(kept).containsIgnoringCase("account_pending_sign_in").doesNotContain(ticket);
        assertThat(kept + ticket)
                .doesNotContain(
                        Member.PASSWORD, Base64.getEncoder().withoutPadding().encodeToString(password))
                .doesNotContainIgnoringCase(HexFormat.of().formatHex(password));
    }
}
