package org.accountkit.examples.standalone;

import static org.accountkit.examples.standalone.HttpUser.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
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

/** Sessions that are planted, stolen, kept alive or ended by others, on two nodes of one database. */
@TestInstance(Lifecycle.PER_CLASS)
class SessionAbuseTest {

    private static final String NEXT = "an altogether different one";

    private Premises premises;

    @BeforeAll
    void open(@TempDir Path folder) {
        premises = Premises.open(folder).addNode();
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
    @Tag("A39")
    void a39GivesANewIdAtEverySignInAndProof() {
        Member ada = premises.member("fixed").withPhone();
        Member eve = premises.member("planter");
        String planted = eve.browser().cookie("session");
        HttpUser victim = premises.stranger().withCookie("account-session", planted);
        victim.signIn("fixed", Member.PASSWORD).expect(200);
        ada.complete(victim, ada.freshCode()).expect(200);

        assertThat(victim.cookie("session")).isNotEmpty().isNotEqualTo(planted);
        assertThatEnded(planted);
        String before = victim.cookie("session");
        victim.post("api/session/proof", json("password", Member.PASSWORD, "code", ada.freshCode()))
                .expect(204);
        assertThat(victim.cookie("session")).isNotEqualTo(before);
        assertThatEnded(before);

        HttpUser invented = premises.stranger().withCookie("account-session", "exs_chosen-by-the-attacker");
        invented.signIn("planter", Member.PASSWORD).expect(200);
        assertThat(invented.cookie("session")).isNotEqualTo("exs_chosen-by-the-attacker");
    }

    @Test
    @Tag("A40")
    void a40EndsOnEveryNodeAtSignOut() {
        Member ada = premises.member("leaving");
        String cookie = ada.browser().cookie("session");
        assertThat(alive(cookie)).isEqualTo(2);

        ada.browser().post("api/sign-out").expect(204);

        assertThatEnded(cookie);
        assertThat(ada.browser().cookie("session")).isEmpty();
    }

    @Test
    @Tag("A40")
    void a40EndsOnEveryNodeAfterHalfAnHourWithoutUse() {
        String cookie = premises.member("idle").browser().cookie("session");
        premises.clock.advance(Duration.ofMinutes(29));
        premises.node(0).accounts().flush();
        assertThat(alive(cookie)).isEqualTo(2);
        premises.clock.advance(Duration.ofMinutes(30));

        assertThatEnded(cookie);
    }

    @Test
    @Tag("A40")
    void a40EndsOnEveryNodeWithWhateverAnAdministratorTakes() {
        for (String fields :
                List.of("\"enabled\":false", "\"roles\":[\"operator\"]", "\"password\":\"set by an administrator\"")) {
            Member ada = premises.member("taken-" + fields.replaceAll("[^a-z]", ""));
            String cookie = ada.browser().cookie("session");
            assertThat(alive(cookie)).isEqualTo(2);
            premises.edit(ada, fields).expect(200);
            assertThatEnded(cookie);
        }
        Member bob = premises.member("signed-out");
        premises.admin().post("api/users/" + bob.id() + "/sign-out").expect(204);
        assertThatEnded(bob.browser().cookie("session"));
        Member deleted = premises.member("deleted");
        premises.admin().delete("api/users/" + deleted.id()).expect(204);
        assertThatEnded(deleted.browser().cookie("session"));
    }

    @Test
    @Tag("A40")
    void a40EndsOnEveryNodeWithTheOldPassword() {
        Member ada = premises.member("changed");
        String here = ada.browser().cookie("session");
        String there = ada.signedInAt(1).cookie("session");
        assertThat(alive(there)).isEqualTo(2);

        assertThat(ada.changePassword(NEXT).expect(200).field("endedSessions")).isEqualTo("1");

        assertThatEnded(here);
        assertThatEnded(there);
        assertThat(alive(ada.browser().cookie("session"))).isEqualTo(2);
    }

    @Test
    @Tag("A40")
    void a40EndsOnEveryNodeWhenAnotherBrowserEndsIt() {
        Member ada = premises.member("elsewhere");
        HttpUser there = ada.signedInAt(1);
        String id = premises.stranger(1)
                .withCookie("account-session", there.cookie("session"))
                .get("api/whoami")
                .fields("id")
                .get(1);

        ada.browser().delete("api/me/sessions/" + id).expect(204);

        assertThatEnded(there.cookie("session"));
    }

    @Test
    @Tag("A41")
    void a41MovesNoAbsoluteLimitByPolling() {
        Member ada = premises.member("polling");
        String end = ada.signIn().browser().get("api/session").field("expiresAt");
        for (int i = 0; i < 47; i++) {
            premises.clock.advance(Duration.ofMinutes(15));
            ada.browser().get("api/whoami").expect(200);
            assertThat(ada.browser().get("api/session").field("expiresAt")).isEqualTo(end);
        }
        ada.prove();
        assertThat(ada.browser().get("api/session").field("expiresAt")).isEqualTo(end);
        premises.clock.advance(Duration.ofMinutes(15));

        ada.browser().get("api/whoami").expect(401, "not-authenticated");
    }

    @Test
    @Tag("A41")
    void a41ProlongsNoIdleTimeByAskingForIt() {
        Member ada = premises.member("asking");
        for (int i = 0; i < 5; i++) {
            ada.browser().get("api/session").expect(200);
            premises.clock.advance(Duration.ofMinutes(6));
        }
        ada.browser().get("api/session").expect(401, "not-authenticated");
    }

    @Test
    @Tag("A42")
    void a42LeavesNothingInTheTableThatOpensASession() {
        Member ada = premises.member("stolen").withPhone();
        ada.pending();
        String dump = premises.dump();
        assertThat(dump)
                .containsIgnoringCase("account_session")
                .doesNotContain(ada.browser().cookie("session"), ada.browser().cookie("device"));

        List<String> stolen = new ArrayList<>();
        for (String table : List.of("account_session", "account_pending_sign_in", "account_known_device")) {
            stolen.addAll(premises.column("SELECT id FROM " + table));
            stolen.addAll(premises.column("SELECT RAWTOHEX(digest) FROM " + table));
            stolen.addAll(premises.column("SELECT LOWER(RAWTOHEX(digest)) FROM " + table));
        }
        assertThat(stolen).hasSizeGreaterThan(8).allSatisfy(text -> {
            for (String token : List.of(text, "exs_" + text, "exp_" + text)) {
                premises.stranger()
                        .withCookie("account-session", token)
                        .get("api/whoami")
                        .expect(401, "not-authenticated");
                premises.stranger()
                        .withCookie("account-pending", token)
                        .post("api/sign-in/second-factor", json("code", "000000"))
                        .expect(401, "not-authenticated");
            }
        });
    }

    @Test
    @Tag("A43")
    @Tag("A48")
    void a43EndsNobodyElsesSession() {
        Member ada = premises.member("ender");
        Member bob = premises.member("kept");
        List<String> bobs = bob.browser().get("api/me/sessions").fields("id");

        assertThat(bobs).isNotEmpty().allSatisfy(id -> {
            ada.browser().delete("api/me/sessions/" + id).expect(404, "not-found");
            premises.admin().delete("api/me/sessions/" + id).expect(404, "not-found");
        });
        ada.browser().delete("api/me/sessions").expect(204);

        bob.browser().get("api/session").expect(200);
        assertThat(ada.browser().get("api/me/sessions").fields("id")).doesNotContainAnyElementsOf(bobs);
    }

    /** Nothing on a self-service route names another user: not the path, not the query, not the body. */
    @Test
    @Tag("A48")
    void a48FindsNobodyElseOnAnySelfServiceRoute() {
        Member ada = premises.member("curious");
        Member bob = premises.member("unseen").withPhone();
        String key = bob.newApiKey();
        List<String> ids = List.of(
                bob.id(),
                "unseen",
                bob.browser().get("api/me/sessions").fields("id").get(0),
                "00000000-0000-4000-8000-000000000000");
        for (Routes.Line route : Routes.signedIn()) {
            if (!route.path().startsWith("api/me/")) {
                continue;
            }
            for (String id : ids) {
                String path = route.path().contains("{id}") ? route.to(id, "") : route.path() + '/' + id;
                Answer answer = ada.browser().send(route.method(), path);
                assertThat(answer.status() + " " + answer.code())
                        .as("%s %s", route.method(), path)
                        .isIn("404 not-found", "405 method-not-allowed");
                assertThat(answer.body()).doesNotContain("unseen");
            }
        }
        String own = ada.browser().get("api/me/two-factor").body();
        for (String name : List.of("user", "id", "userId", "username")) {
            assertThat(ada.browser()
                            .get("api/me/two-factor?" + name + '=' + bob.id())
                            .body())
                    .isEqualTo(own);
            ada.browser().delete("api/me/api-key?" + name + '=' + bob.id()).expect(204);
            ada.browser().send("DELETE", "api/me/api-key", json(name, bob.id())).expect(400, "malformed-request");
        }
        bob.program(key).get("api/whoami").expect(200);
    }

    private long alive(String cookie) {
        long alive = 0;
        for (int node = 0; node < 2; node++) {
            Answer answer = premises.stranger(node)
                    .withCookie("account-session", cookie)
                    .get("api/whoami");
            alive += answer.status() == 200 ? 1 : 0;
        }
        return alive;
    }

    private void assertThatEnded(String cookie) {
        assertThat(cookie).isNotEmpty();
        for (int node = 0; node < 2; node++) {
            for (String path : List.of("api/session", "api/whoami", "/hello")) {
                premises.stranger(node)
                        .withCookie("account-session", cookie)
                        .get(path)
                        .expect(401, "not-authenticated");
            }
        }
    }
}
