package org.accountkit.examples.standalone;

import static org.accountkit.examples.standalone.HttpUser.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.accountkit.examples.standalone.HttpUser.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** Answers to a user who has a pending action, has to wait, or is too late. */
@TestInstance(Lifecycle.PER_CLASS)
class ForcedActionTest {

    private Premises premises;

    @BeforeAll
    void open(@TempDir Path folder) {
        premises = Premises.open(folder);
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
    @Tag("A50")
    void a50ComesBeforeTheSetUpOfTwoFactorAuthentication() {
        Member ada = premises.newcomer("both", "administrator");
        premises.edit(ada, "\"twoFactorRequired\":true").expect(200);

        assertWaits(ada, "change-password");
        assertThat(ada.browser().get("api/session").texts("pendingActions"))
                .containsExactly("change-password", "set-up-two-factor");
        ada.changePassword("8 points").expect(200);
        ada.withPassword("8 points");

        assertThat(ada.browser().get("api/session").texts("pendingActions")).containsExactly("set-up-two-factor");
        assertWaits(ada, "set-up-two-factor");
        ada.withPhone();

        assertThat(ada.browser().get("api/session").texts("pendingActions")).isEmpty();
        ada.browser().get("/hello").expect(200);
        ada.browser().delete("api/me/two-factor").expect(403, "forbidden");
        assertThat(ada.browser().get("api/me/two-factor").field("active")).isEqualTo("true");
    }

    /** Each route is asked as it stands, without a body: what answers while an action is pending gets further. */
    private void assertWaits(Member member, String action) {
        HttpUser browser = member.signedInAt(0);
        for (Routes.Line route : Routes.signedIn()) {
            browser = browser.cookie("session").isEmpty() ? member.signedInAt(0) : browser;
            Answer answer = browser.send(route.method(), route.sample());
            if (route.answersWhilePending(action)) {
                assertThat(answer.code()).as("%s", route).isNotIn("action-pending", "not-authenticated", "forbidden");
            } else {
                answer.expect(403, "action-pending");
            }
        }
        member.browser().get("/hello").expect(403, "action-pending");
        member.browser().post("/hello").expect(403, "action-pending");
    }

    @Test
    void a_wait_is_told_in_the_header_and_in_the_body() {
        Member ada = premises.member("waiting").withPhone();
        for (int i = 0; i < 5; i++) {
            ada.proveBy(ada.wrongCode()).expect(403, "wrong-code");
        }
        premises.clock.advance(Duration.ofSeconds(12));

        for (Answer answer : List.of(ada.proveBy(ada.shownCode()), ada.complete(ada.pending(), ada.shownCode()))) {
            answer.expect(429, "too-many-attempts");
            assertThat(answer.header("Retry-After")).contains("18");
            assertThat(answer.field("retryAfterSeconds")).isEqualTo("18");
        }
        ada.completeByRecoveryCode(ada.pending(), ada.recoveryCode(0)).expect(200);
    }

    @Test
    void what_expired_is_told_apart() {
        Member ada = premises.member("late");
        premises.clock.advance(Duration.ofMinutes(5));
        ada.browser().post("api/me/api-key").expect(403, "reauthentication-required");
        ada.browser().post("api/session/proof", json("password", "wrong")).expect(403, "wrong-password");

        premises.clock.advance(Duration.ofMinutes(30));
        Answer over = ada.browser().post("api/me/api-key").expect(401, "not-authenticated");
        assertThat(over.header("WWW-Authenticate")).contains("Bearer");
        ada.browser().post("api/sign-out").expect(401, "not-authenticated");

        ada.signIn().withPhone();
        HttpUser pending = ada.pending();
        premises.clock.advance(Duration.ofMinutes(5));
        ada.complete(pending, ada.shownCode()).expect(401, "not-authenticated");
        assertThat(premises.stranger()
                        .signIn("late", Member.PASSWORD)
                        .expect(200)
                        .field("expiresInSeconds"))
                .isEqualTo("300");
    }

    @Test
    void a_reason_is_kept_on_record_and_asked_of_nobody() {
        Member ada = premises.member("reasoned");
        premises.edit(ada, "\"enabled\":false,\"reason\":\"left \\\"us\\\" \u00fc\"")
                .expect(200);
        premises.edit(ada, "\"enabled\":true").expect(200);

        Answer events = premises.admin().get("api/audit-events?type=user-edit&user=" + ada.id());

        assertThat(events.body()).contains("\"reason\":\"left \\\"us\\\" \u00fc\"");
        assertThat(events.fields("reason")).hasSize(1);
        premises.edit(ada, "\"reason\":\"" + "x".repeat(201) + '"').expect(400, "malformed-request");
        premises.edit(ada, "\"reason\":\"a\\nb\"").expect(400, "malformed-request");
    }

    @Test
    void few_recovery_codes_are_told_on_record_and_at_hand() {
        Member ada = premises.member("running-out").withPhone();
        for (int i = 0; i < 7; i++) {
            ada.completeByRecoveryCode(ada.pending(), ada.recoveryCode(i)).expect(200);
        }

        assertThat(ada.browser().get("api/me/two-factor").field("recoveryCodesLeft"))
                .isEqualTo("3");
        Answer events = premises.admin().get("api/audit-events?type=recovery-code-use&user=" + ada.id());
        assertThat(events.fields("left")).containsExactly("3", "4", "5", "6", "7", "8", "9");
        assertThat(events.fields("warning")).containsExactly("few-left");
    }
}
