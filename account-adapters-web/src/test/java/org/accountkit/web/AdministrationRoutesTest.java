package org.accountkit.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.accountkit.audit.AuditEvent;
import org.accountkit.audit.AuditEvent.AuditOutcome;
import org.accountkit.audit.AuditEventType;
import org.accountkit.user.Realm;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Users, roles and the audit trail. */
class AdministrationRoutesTest {

    private final World world = new World();
    private final Browser admin = world.administrator();

    @AfterEach
    void end() {
        world.close();
    }

    @Test
    void a_user_is_created_shown_edited_and_deleted() {
        Map<String, Object> created = admin.post(
                        "/api/users",
                        "{\"username\":\"Ada\",\"fullName\":\"Ada L\",\"roles\":[],\"password\":\"" + World.PASSWORD
                                + "\"}")
                .expect(201)
                .json();
        assertThat(created)
                .containsEntry("username", "Ada")
                .containsEntry("fullName", "Ada L")
                .containsEntry("description", "")
                .containsEntry("passwordChangeRequired", true)
                .containsEntry("version", 0L)
                .doesNotContainKey("lastSignInAt");
        String path = "/api/users/" + created.get("id");
        assertThat(admin.get(path).expect(200).json()).isEqualTo(created);

        Map<String, Object> edited = admin.patch(
                        path,
                        "{\"version\":0,\"reason\":\"because\",\"description\":\"x\",\"roles\":[\"administrator\"],"
                                + "\"enabled\":false,\"twoFactorRequired\":true,\"twoFactorActive\":false}")
                .expect(200)
                .json();
        assertThat(edited)
                .containsEntry("description", "x")
                .containsEntry("fullName", "Ada L")
                .containsEntry("roles", List.of("administrator"))
                .containsEntry("enabled", false)
                .containsEntry("twoFactorRequired", true)
                .containsEntry("version", 1L);
        admin.patch(path, "{\"version\":0}").expect(409, "conflict");
        admin.post(path + "/sign-out").expect(204);
        admin.post(path + "/unlock").expect(204);
        admin.delete(path + "/api-key").expect(204);
        admin.delete(path).expect(204);
        admin.get(path).expect(404, "not-found");
    }

    @Test
    void a_user_who_must_wait_has_a_lock_in_the_views_of_administrators_only() {
        Browser ada = world.user("ada");
        String path = "/api/users/" + world.id("ada");
        assertThat(admin.get(path).expect(200).json()).containsEntry("locks", List.of());
        for (int i = 0; i < 5; i++) {
            world.browser()
                    .post("/api/sign-in", World.credentials("ada", "wrong"))
                    .expect(401);
        }

        Map<String, Object> shown = admin.get(path).expect(200).json();
        assertThat(shown).containsEntry("locks", List.of(Map.of("kind", "password", "until", inThirtySeconds())));
        assertThat(admin.get("/api/users?search=ada").expect(200).json()).containsEntry("users", List.of(shown));
        assertThat(admin.patch(path, "{\"version\":0,\"fullName\":\"Ada L\"}")
                        .expect(200)
                        .json())
                .containsEntry("locks", shown.get("locks"));
        for (String own : List.of("/api/session", "/api/whoami")) {
            assertThat(ada.get(own).expect(200).text()).as(own).doesNotContain("locks");
        }
        admin.post(path + "/unlock").expect(204);
        assertThat(admin.get(path).expect(200).json()).containsEntry("locks", List.of());
        assertThat(world.browser()
                        .post("/api/sign-in", World.credentials("ada", World.PASSWORD))
                        .expect(200)
                        .text())
                .doesNotContain("locks");
    }

    private String inThirtySeconds() {
        return DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'")
                .withZone(ZoneOffset.UTC)
                .format(world.clock.instant().plusSeconds(30));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\u0001', textBlock = """
                    {"enabled":false}                                | version
                    {"version":"0"}                                  | version
                    {"version":0,"twoFactorActive":true}             | twoFactorActive
                    {"version":0,"enabled":"false"}                  | enabled
                    {"version":0,"roles":"administrator"}            | roles
                    {"version":0,"roles":["Not A Role"]}             | roles
                    {"version":0,"roles":["unknown"]}                | roles
                    {"version":0,"fullName":"a\\nb"}                 | fullName
                    {"version":0,"description":"\\u0000"}            | description
                    {"version":0,"username":"other"}                 | username
                    {"version":0,"rights":["account.users.manage"]}  | rights
                    {"version":0,"id":"1"}                           | id
                    {"version":0,"securityEpoch":7}                  | securityEpoch
                    """)
    @Tag("A47")
    void A47_an_edit_that_cannot_be_meant_is_refused_and_changes_nothing(String body, String field) {
        world.user("ada");
        String path = "/api/users/" + world.id("ada");
        Map<String, Object> before = admin.get(path).json();
        Answer answer = admin.patch(path, body).expect(400, "malformed-request");
        assertThat(answer.text()).contains('"' + field + '"');
        assertThat(admin.get(path).json()).isEqualTo(before);
    }

    @Test
    void notes_have_200_code_points_at_most() {
        world.user("ada");
        String path = "/api/users/" + world.id("ada");
        String most = "\ud83d\ude00".repeat(200);
        assertThat(admin.patch(path, "{\"version\":0,\"fullName\":\"" + most + "\"}")
                        .expect(200)
                        .json())
                .containsEntry("fullName", most);
        admin.patch(path, "{\"version\":1,\"reason\":\"" + most + "x\"}").expect(400, "malformed-request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ada", "a\\u0007b", "a\\u202eb", "\\u00a0", "a\\tb"})
    void a_name_of_another_form_is_malformed(String username) {
        admin.post(
                        "/api/users",
                        "{\"username\":\"" + username + "\",\"roles\":[],\"password\":\"" + World.PASSWORD + "\"}")
                .expect(400, "malformed-request");
    }

    @Test
    void users_are_read_page_by_page_in_the_order_of_their_names() {
        for (String name : List.of("carol", "Bob", "dave", "J\u00f6rg")) {
            admin.post(
                            "/api/users",
                            "{\"username\":\"" + name + "\",\"roles\":[],\"password\":\"" + World.PASSWORD + "\"}")
                    .expect(201);
        }
        List<String> names = new ArrayList<>();
        String after = "";
        while (after != null) {
            Map<String, Object> page =
                    admin.get("/api/users?limit=2" + after).expect(200).json();
            names.addAll(names(page));
            after = page.containsKey("next") ? "&after=" + page.get("next") : null;
        }
        assertThat(names).containsExactly("admin", "Bob", "carol", "dave", "J\u00f6rg");
        assertThat(names(admin.get("/api/users?search=J%C3%96R").expect(200).json()))
                .containsExactly("J\u00f6rg");
        assertThat(names(admin.get("/api/users?search=x").expect(200).json())).isEmpty();
    }

    @Test
    void users_are_filtered() {
        world.user("ada", "administrator");
        world.enableTwoFactor(world.user("bob"));
        world.user("carol");
        world.edit("carol", "\"enabled\":false");
        for (int i = 0; i < 5; i++) {
            world.browser()
                    .post("/api/sign-in", World.credentials("ada", "wrong"))
                    .expect(401);
        }

        assertThat(usersAt("?role=administrator")).containsExactly("ada", "admin");
        assertThat(usersAt("?role=nobodys")).isEmpty();
        assertThat(usersAt("?enabled=false")).containsExactly("carol");
        assertThat(usersAt("?twoFactor=true")).containsExactly("bob");
        assertThat(usersAt("?locked=true")).containsExactly("ada");
        assertThat(usersAt("?enabled=true&locked=false&twoFactor=false")).containsExactly("admin");
        assertThat(admin.get("/api/users?locked=maybe").expect(400).text()).contains("\"field\":\"locked\"");
    }

    @Test
    void users_are_counted_where_that_is_asked_for() {
        world.user("ada");
        world.user("bob");

        assertThat(admin.get("/api/users?total=true&limit=1").expect(200).json())
                .containsEntry("total", 3L);
        assertThat(admin.get("/api/users?total=true&search=b&after=" + Paging.cursor("z"))
                        .expect(200)
                        .json())
                .as("all of them, whichever page it is")
                .containsEntry("total", 1L);
        assertThat(admin.get("/api/users?limit=1").expect(200).json()).doesNotContainKey("total");
        assertThat(admin.get("/api/users?total=false").expect(200).json()).doesNotContainKey("total");
        assertThat(admin.get("/api/users?total=3").expect(400).text()).contains("\"field\":\"total\"");
    }

    private List<String> usersAt(String query) {
        return names(admin.get("/api/users" + query).expect(200).json());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "users?limit=0",
                "users?limit=201",
                "users?limit=x",
                "users?limit=1&limit=2",
                "users?search=%00",
                "users?search=%ff",
                "users?role=",
                "users?role=No%20Role",
                "users?enabled=yes",
                "users?twoFactor=",
                "users?locked=TRUE",
                "users?locked=true&locked=false",
                "users?after=",
                "users?after",
                "users?after=%20",
                "users?after=%%%",
                "users?after=*",
                "users?after=_w",
                "users?after=AA",
                "audit-events?limit=0",
                "audit-events?user=a%07b",
                "audit-events?actor=%20",
                "audit-events?actor=a&actor=b",
                "audit-events?type=sign-in&type=unknown",
                "audit-events?type=Shop.refund",
                "audit-events?type=a.b.c",
                "audit-events?type=%ff",
                "audit-events?outcome=postponed",
                "audit-events?outcome=",
                "audit-events?from=yesterday",
                "audit-events?from=2026-01-01",
                "audit-events?from=2026-02-30T00:00:00Z",
                "audit-events?to=2026-01-01T00:00:00",
                "audit-events?to=2026-01-01T00:00Z",
                "audit-events?type=unknown",
                "audit-events?user=",
                "audit-events?type=",
                "audit-events?after=",
                "audit-events?after=x",
                "audit-events?after=%27",
            })
    void a_parameter_that_cannot_be_read_is_malformed(String target) {
        admin.get("/api/" + target).expect(400, "malformed-request");
    }

    @Test
    void a_parameter_that_nobody_asks_for_is_ignored() {
        String expected = admin.get("/api/users").expect(200).text();
        assertThat(admin.get("/api/users?utm_source=mail&x=%ff&x=2&&=")
                        .expect(200)
                        .text())
                .isEqualTo(expected);
    }

    @Test
    void roles_are_created_edited_and_deleted() {
        Map<String, Object> role = admin.post(
                        "/api/roles",
                        "{\"name\":\"writer\",\"grants\":[\"hello.write\"],\"denies\":[\"account.users.read\"]}")
                .expect(201)
                .json();
        assertThat(role)
                .isEqualTo(Map.of(
                        "name", "writer", "grants", List.of("hello.write"), "denies", List.of("account.users.read")));
        assertThat(admin.patch("/api/roles/writer", "{\"denies\":[]}")
                        .expect(200)
                        .json())
                .containsEntry("grants", List.of("hello.write"))
                .containsEntry("denies", List.of());
        Map<String, Object> all = admin.get("/api/roles").expect(200).json();
        assertThat(all).containsOnlyKeys("roles", "rights");
        assertThat((List<?>) all.get("roles")).hasSize(2);
        assertThat(all.get("rights").toString()).contains("hello.write", "account.users.manage");
        admin.delete("/api/roles/writer").expect(204);
        admin.delete("/api/roles/writer").expect(404, "not-found");
        admin.delete("/api/roles/administrator").expect(403, "forbidden");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\":\"Writer\",\"grants\":[],\"denies\":[]}",
                "{\"name\":\"writer\",\"grants\":[\"hello.wave\"],\"denies\":[]}",
                "{\"name\":\"writer\",\"grants\":[\"\"],\"denies\":[]}",
                "{\"name\":\"writer\",\"grants\":[],\"denies\":[\"Hello Write\"]}",
                "{\"name\":\"writer\",\"grants\":[]}",
            })
    void a_role_that_cannot_be_meant_is_malformed(String body) {
        admin.post("/api/roles", body).expect(400, "malformed-request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody", "%00", "a%20b", "..", "%2e%2e%2f"})
    @Tag("A48")
    void A48_an_id_of_nobody_is_not_there(String id) {
        admin.get("/api/users/" + id).expect(404, "not-found");
        admin.delete("/api/users/" + id).expect(404, "not-found");
        admin.patch("/api/roles/" + id, "{}").expect(404, "not-found");
    }

    @Test
    void events_are_read_newest_first_and_by_user_and_type() {
        Browser ada = world.user("ada");
        ada.post("/api/sign-in", World.credentials("ada", "wrong")).expect(401);
        String id = world.id("ada");
        List<Map<String, Object>> events = events("?user=" + id);
        assertThat(events.get(0))
                .containsEntry("type", "sign-in")
                .containsEntry("outcome", "refused")
                .containsEntry("subject", Map.of("id", id, "username", "ada"))
                .containsEntry("address", "192.0.2.7")
                .containsKeys("id", "at", "correlationId", "details")
                .doesNotContainKey("actor");
        assertThat(events("?user=" + id + "&type=user-creation"))
                .singleElement()
                .satisfies(event -> assertThat(event.toString()).contains("admin", "session:"));
        List<Map<String, Object>> first = events("?limit=1");
        Map<String, Object> page = admin.get("/api/audit-events?limit=1").json();
        List<Map<String, Object>> second = events("?limit=1&after=" + page.get("next"));
        assertThat(second.get(0).get("id").toString())
                .isLessThan(first.get(0).get("id").toString());
    }

    @Test
    void events_are_filtered_by_people_times_outcome_and_types() {
        world.user("ada");
        world.browser().post("/api/sign-in", World.credentials("ada", "wrong")).expect(401);
        String now = world.clock.instant().toString();

        assertThat(events("?user=%20ADA")).isNotEmpty().isEqualTo(events("?user=" + world.id("ada")));
        assertThat(events("?actor=console"))
                .extracting(event -> event.get("type"))
                .containsOnly("user-creation");
        assertThat(events("?actor=nobody+here")).isEmpty();
        assertThat(events("?user=ada&outcome=refused")).hasSize(1);
        assertThat(events("?type=sign-in&type=user-creation&user=ada"))
                .extracting(event -> event.get("type"))
                .contains("sign-in", "user-creation")
                .doesNotContain("password-change");
        assertThat(events("?type=shop.order-refund")).isEmpty();
        assertThat(events("?to=" + now)).isEmpty();
        assertThat(events("?from=" + now + "&user=ada")).isEqualTo(events("?user=ada"));
        assertThat(events("?from=9999-12-31T23:59:59.999999999%2B00:00")).isEmpty();
    }

    @Test
    @Tag("A83")
    void A83_an_event_of_a_newer_version_is_shown_as_it_is() {
        world.stores
                .auditLog()
                .append(new AuditEvent(
                        "ffffffff-ffff-7fff-bfff-ffffffffffff",
                        Realm.DEFAULT,
                        world.clock.instant(),
                        AuditEventType.of("Telepathic_sign-in"),
                        AuditOutcome.of("postponed"),
                        Optional.of("<someone>"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Map.of()));

        List<Map<String, Object>> all = events("");
        assertThat(all).hasSizeGreaterThan(1);
        assertThat(all.get(0))
                .containsEntry("type", "Telepathic_sign-in")
                .containsEntry("outcome", "postponed")
                .containsEntry("actor", Map.of("id", "<someone>"));
    }

    @SuppressWarnings("unchecked")
    private List<Map<String, Object>> events(String query) {
        return (List<Map<String, Object>>)
                admin.get("/api/audit-events" + query).expect(200).json().get("events");
    }

    @SuppressWarnings("unchecked")
    private static List<String> names(Map<String, Object> page) {
        return ((List<Map<String, Object>>) page.get("users"))
                .stream().map(user -> (String) user.get("username")).toList();
    }
}
