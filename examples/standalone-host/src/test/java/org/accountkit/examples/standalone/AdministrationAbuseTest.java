package org.accountkit.examples.standalone;

import static org.accountkit.examples.standalone.HttpUser.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.accountkit.examples.standalone.HttpUser.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** Administrators who try to exceed their rights. */
@TestInstance(Lifecycle.PER_CLASS)
class AdministrationAbuseTest {

    private static final List<String> EDITS = List.of(
            "\"fullName\":\"x\"",
            "\"description\":\"x\"",
            "\"enabled\":false",
            "\"roles\":[]",
            "\"twoFactorActive\":false",
            "\"twoFactorRequired\":true",
            "\"passwordChangeRequired\":true",
            "\"password\":\"set by an administrator\"");

    private Premises premises;
    private Member manager;

    @BeforeAll
    void open(@TempDir Path folder) {
        premises = Premises.open(folder);
        premises.admin()
                .post(
                        "api/roles",
                        "{\"name\":\"manager\",\"grants\":[\"account.users.read\",\"account.users.manage\","
                                + "\"account.roles.read\",\"account.roles.manage\"],\"denies\":[]}")
                .expect(201);
        manager = premises.member("manager", "manager");
    }

    @AfterAll
    void close() {
        premises.close();
    }

    @BeforeEach
    void waitAWhile() {
        premises.waitAWhile();
        manager.signIn();
    }

    @Test
    @Tag("A44")
    void a44GrantsNothingThatOneLacks() {
        Member ada = premises.member("granted");
        for (String roles : List.of("[\"operator\"]", "[\"administrator\"]", "[\"manager\",\"operator\"]")) {
            edit(ada.id(), "\"roles\":" + roles).expect(403, "forbidden");
            edit(manager.id(), "\"roles\":" + roles).expect(403, "forbidden");
            manager.browser()
                    .post(
                            "api/users",
                            "{\"username\":\"accomplice\",\"roles\":" + roles + ",\"password\":\"" + Member.PASSWORD
                                    + "\"}")
                    .expect(403, "forbidden");
        }
        manager.browser()
                .post("api/roles", "{\"name\":\"mine\",\"grants\":[\"hello.write\"],\"denies\":[]}")
                .expect(403, "forbidden");
        manager.browser()
                .post("api/roles", "{\"name\":\"mine\",\"grants\":[],\"denies\":[]}")
                .expect(201);
        role("PATCH", "mine", "{\"grants\":[\"account.audit.read\"]}").expect(403, "forbidden");
        role("PATCH", "manager", "{\"grants\":[\"hello.write\",\"account.users.manage\"]}")
                .expect(403, "forbidden");

        assertThat(manager.browser().get("api/whoami").texts("rights"))
                .containsExactly(
                        "account.roles.manage", "account.roles.read", "account.users.manage", "account.users.read");
        assertThat(manager.browser().get("api/users/" + ada.id()).texts("roles"))
                .isEmpty();
        assertThat(manager.browser().get("api/users?search=accomplice").body()).isEqualTo("{\"users\":[]}");
        edit(ada.id(), "\"roles\":[\"mine\"]").expect(200);
    }

    @Test
    @Tag("A84")
    void a84ExportsAFormulaAsText() {
        premises.member("=1+1");

        Answer export = premises.admin()
                .with("Accept", "text/csv")
                .get("api/audit-events?user=%3D1%2B1")
                .expect(200);

        assertThat(export.header("Content-Type").orElseThrow().split("; ?", -1))
                .containsExactlyInAnyOrder("text/csv", "charset=utf-8", "header=present");
        assertThat(export.header("Content-Disposition").orElseThrow()).startsWith("attachment");
        assertThat(export.body()).contains(",'=1+1,").doesNotContain(",=1+1", "\n=1+1");
    }

    @Test
    @Tag("A44")
    void a44LiftsNoDenialOfWhatOneLacks() {
        premises.admin()
                .post("api/roles", "{\"name\":\"muted\",\"grants\":[],\"denies\":[\"hello.write\"]}")
                .expect(201);
        Member ada = premises.member("muted", "operator", "muted", "readonly");

        role("PATCH", "muted", "{\"denies\":[]}").expect(403, "forbidden");
        edit(ada.id(), "\"roles\":[\"operator\",\"readonly\"]").expect(403, "forbidden");
        edit(ada.id(), "\"roles\":[\"operator\"]").expect(403, "forbidden");

        assertThat(ada.browser().get("api/session").texts("rights")).doesNotContain("hello.write");
    }

    @Test
    @Tag("A45")
    void a45DoesNothingToSomebodyWithARightThatOneLacks() {
        Member ada = premises.member("powerful", "operator").withPhone();
        String key = ada.newApiKey();
        String before = manager.browser().get("api/users/" + ada.id()).body();
        manager.signIn();

        assertThat(EDITS).allSatisfy(fields -> edit(ada.id(), fields).expect(403, "forbidden"));
        manager.browser().delete("api/users/" + ada.id()).expect(403, "forbidden");
        manager.browser().post("api/users/" + ada.id() + "/sign-out").expect(403, "forbidden");
        manager.browser().post("api/users/" + ada.id() + "/unlock").expect(403, "forbidden");
        manager.browser().delete("api/users/" + ada.id() + "/api-key").expect(403, "forbidden");
        role("PATCH", "operator", "{\"grants\":[]}").expect(403, "forbidden");
        role("PATCH", "operator", "{\"denies\":[\"hello.write\"]}").expect(403, "forbidden");
        role("DELETE", "operator", "").expect(403, "forbidden");

        assertThat(manager.browser().get("api/users/" + ada.id()).body()).isEqualTo(before);
        ada.browser().get("api/session").expect(200);
        ada.program(key).get("api/whoami").expect(200);
        ada.complete(ada.pending(), ada.freshCode()).expect(200);
    }

    @Test
    @Tag("A45")
    void a45TurnsOffNobodysOwnTwoFactorAuthenticationByTheAdministratorsRoute() {
        Member root = premises.member("own", "administrator").withPhone();

        Premises.edit(root.browser(), root.id(), "\"twoFactorActive\":false").expect(403, "forbidden");

        assertThat(root.browser().get("api/me/two-factor").field("active")).isEqualTo("true");
    }

    @Test
    @Tag("A47")
    void a47TakesNoFieldThatWasNotAskedFor() {
        Member ada = premises.member("assigned").withPhone();
        Map<String, String> bodies = Map.ofEntries(
                Map.entry(
                        "POST api/users", "\"username\":\"eve\",\"roles\":[],\"password\":\"" + Member.PASSWORD + '"'),
                Map.entry("PATCH api/users/" + ada.id(), "\"version\":0,\"fullName\":\"x\""),
                Map.entry("POST api/roles", "\"name\":\"eves\",\"grants\":[],\"denies\":[]"),
                Map.entry("PATCH api/roles/readonly", "\"grants\":[]"),
                Map.entry("PATCH api/download-token", "\"state\":\"open\""));
        String before = state();
        HttpUser admin = premises.admin();
        bodies.forEach((route, fields) -> assertRefusesMore(admin, route, fields));
        assertRefusesMore(
                ada.browser(),
                "PUT api/me/password",
                "\"currentPassword\":\"" + Member.PASSWORD + "\",\"newPassword\":\"an altogether different one\"");
        assertRefusesMore(ada.browser(), "POST api/session/proof", "\"password\":\"" + Member.PASSWORD + '"');
        assertRefusesMore(premises.stranger(), "POST api/sign-in", "\"username\":\"x\",\"password\":\"y\"");
        assertRefusesMore(ada.pending(), "POST api/sign-in/second-factor", "\"code\":\"000000\"");
        assertRefusesMore(
                premises.member("enrolling").browser(),
                "POST api/me/two-factor/enrolment/validate",
                "\"code\":\"000000\"");
        for (String route : List.of(
                "POST api/me/api-key",
                "POST api/download-token",
                "POST api/me/recovery-codes",
                "DELETE api/me/two-factor",
                "DELETE api/me/api-key",
                "POST api/sign-out")) {
            assertRefusesMore(premises.admin(), route, "");
        }

        assertThat(state()).isEqualTo(before);
        ada.browser().get("api/session").expect(200);
        premises.stranger().signIn("eve", Member.PASSWORD).expect(401, "invalid-credentials");
    }

    /** What the extra fields were after. */
    private String state() {
        return Stream.of(
                        "SELECT CONCAT_WS(' ', user_id, epoch, version) FROM account_state WHERE user_id IN"
                                + " (SELECT id FROM account_user WHERE username IN ('admin', 'assigned')) ORDER BY 1",
                        "SELECT CONCAT_WS(' ', right_name, denied) FROM account_role_right"
                                + " WHERE role_name = 'readonly' ORDER BY 1",
                        "SELECT COUNT(*) FROM account_download_token",
                        "SELECT CONCAT_WS(' ', id, full_name) FROM account_user WHERE username = 'assigned'")
                .map(premises::column)
                .toList()
                .toString();
    }

    private static void assertRefusesMore(HttpUser user, String route, String fields) {
        String[] line = route.split(" ", 2);
        for (String extra : List.of(
                "\"rights\":[\"account.users.manage\"]",
                "\"id\":\"00000000-0000-4000-8000-000000000000\"",
                "\"securityEpoch\":9",
                "\"epoch\":9",
                "\"twoFactorActive\":true",
                "\"__proto__\":{\"rights\":[]}")) {
            String name = extra.substring(1, extra.indexOf('"', 1));
            Answer answer = user.send(line[0], line[1], '{' + fields + (fields.isEmpty() ? "" : ",") + extra + '}')
                    .expect(400, "malformed-request");
            assertThat(answer.body()).as(route).contains('"' + name + '"');
        }
    }

    @Test
    @Tag("A48")
    void a48FindsNobodyBehindAnUnknownId() {
        for (Routes.Line route : Routes.signedIn()) {
            if (route.path().contains("{")) {
                String body = route.method().equals("PATCH") && route.path().contains("users") ? "{\"version\":0}" : "";
                Answer answer = premises.admin()
                        .send(
                                route.method(),
                                route.sample(),
                                route.toString().equals("PATCH api/roles/{name}") ? "{}" : body);
                answer.expect(404, "not-found");
            }
        }
    }

    @Test
    @Tag("A49")
    void a49TurnsTwoFactorAuthenticationOffForAFreshProofOnRecordAndEndsSessions() {
        Member ada = premises.member("helped").withPhone();
        Member helper = premises.member("helper", "administrator").withPhone();
        premises.clock.advance(Duration.ofMinutes(5));
        HttpUser browser = helper.browser();
        Premises.edit(browser, ada.id(), "\"twoFactorActive\":false").expect(403, "reauthentication-required");
        browser.post("api/session/proof", json("password", Member.PASSWORD)).expect(403, "wrong-code");
        Premises.edit(browser, ada.id(), "\"twoFactorActive\":false").expect(403, "reauthentication-required");
        ada.browser().get("api/session").expect(200);

        helper.prove();
        Premises.edit(browser, ada.id(), "\"twoFactorActive\":false,\"reason\":\"lost the phone\"")
                .expect(200);

        ada.browser().get("api/session").expect(401, "not-authenticated");
        Answer events = premises.admin().get("api/audit-events?type=two-factor-reset&user=" + ada.id());
        assertThat(events.fields("reason")).containsExactly("lost the phone");
        assertThat(events.fields("username")).containsExactly("helper", "helped");
        assertThat(premises.stranger().signIn("helped", Member.PASSWORD).field("status"))
                .isEqualTo("signed-in");
    }

    private Answer edit(String id, String fields) {
        return Premises.edit(manager.browser(), id, fields);
    }

    private Answer role(String method, String name, String body) {
        return manager.browser().send(method, "api/roles/" + name, body);
    }
}
