package org.accountkit.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Several API keys of one user, with names, ends and rights. */
class NamedApiKeyRoutesTest {

    private static final String KEYS = "/api/me/api-keys";

    private final World world = new World(builder -> builder.apiKeysPerUser(3), settings -> {});

    @AfterEach
    void end() {
        world.close();
    }

    @Test
    void a_key_is_shown_once_and_listed_afterwards() {
        Browser ada = world.user("ada");

        Map<String, Object> added =
                ada.post(KEYS, "{\"name\":\"nightly\"}").expect(201).json();

        assertThat(added).containsOnlyKeys("id", "name", "apiKey", "hint", "createdAt");
        Answer list = ada.get(KEYS).expect(200);
        assertThat(list.text()).doesNotContain((String) added.get("apiKey"));
        assertThat(list.json()).containsEntry("most", 3L);
        assertThat(keys(ada))
                .singleElement()
                .satisfies(key -> assertThat(key)
                        .containsOnlyKeys("id", "name", "hint", "createdAt")
                        .containsEntry("id", added.get("id"))
                        .containsEntry("name", "nightly")
                        .containsEntry("hint", added.get("hint")));
        whoami(added).expect(200);
        assertThat(keys(ada).get(0)).containsKey("lastUsedAt");
    }

    @Test
    @Tag("A80")
    void A80_a_limited_key_has_its_rights_as_far_as_its_user_has_them() {
        Browser ada = world.userWith("ada", "hello.write", "account.users.read");
        Map<String, Object> added = ada.post(KEYS, "{\"name\":\"w\",\"rights\":[\"hello.write\"]}")
                .expect(201)
                .json();

        assertThat(added).containsEntry("rights", List.of("hello.write"));
        assertThat(keys(ada).get(0)).containsEntry("rights", List.of("hello.write"));
        assertThat(whoami(added).expect(200).json()).containsEntry("rights", List.of("hello.write"));
        bearing(added, "/api/users").expect(403, "forbidden");

        world.edit("ada", "\"roles\":[]");
        assertThat(whoami(added).expect(200).json()).containsEntry("rights", List.of());
    }

    @Test
    @Tag("A80")
    void A80_an_expired_key_is_not_authenticated() {
        Browser ada = world.user("ada");
        String end = world.clock
                .instant()
                .plus(1, ChronoUnit.HOURS)
                .truncatedTo(ChronoUnit.SECONDS)
                .toString();
        Map<String, Object> added = ada.post(KEYS, "{\"name\":\"n\",\"expiresAt\":\"" + end + "\"}")
                .expect(201)
                .json();
        assertThat(Instant.parse((String) added.get("expiresAt"))).isEqualTo(end);
        whoami(added).expect(200);

        world.clock.advance(Duration.ofHours(1));

        whoami(added).expect(401, "not-authenticated");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "name      | {}",
                "name      | {\"name\":\"\"}",
                "name      | {\"name\":\" x\"}",
                "name      | {\"name\":\"a\\u202eb\"}",
                "name      | {\"name\":\"a\\nb\"}",
                "name      | {\"name\":7}",
                "expiresAt | {\"name\":\"n\",\"expiresAt\":\"soon\"}",
                "expiresAt | {\"name\":\"n\",\"expiresAt\":\"2999-01-01\"}",
                "expiresAt | {\"name\":\"n\",\"expiresAt\":\"2001-01-01T00:00:00Z\"}",
                "expiresAt | {\"name\":\"n\",\"expiresAt\":null}",
                "rights    | {\"name\":\"n\",\"rights\":[\"x\"]}",
                "rights    | {\"name\":\"n\",\"rights\":[\"no.such-right\"]}",
                "rights    | {\"name\":\"n\",\"rights\":[\"account.users.manage\"]}",
                "scope     | {\"name\":\"n\",\"scope\":\"x\"}"
            })
    void what_does_not_fit_is_named(String field, String body) {
        Browser ada = world.user("ada");

        Answer answer = ada.post(KEYS, body).expect(400, "malformed-request");

        assertThat((List<?>) answer.json().get("violations"))
                .singleElement()
                .satisfies(violation -> assertThat(OpenApi.object(violation)).containsEntry("field", field));
        assertThat(keys(ada)).isEmpty();
    }

    @Test
    void the_longest_name_has_64_code_points() {
        Browser ada = world.user("ada");
        ada.post(KEYS, "{\"name\":\"" + "😀".repeat(65) + "\"}").expect(400, "malformed-request");
        ada.post(KEYS, "{\"name\":\"" + "😀".repeat(64) + "\"}").expect(201);
    }

    @Test
    void a_name_is_taken_once_and_the_number_is_bounded() {
        Browser ada = world.user("ada");
        ada.post(KEYS, "{\"name\":\"one\"}").expect(201);
        ada.post(KEYS, "{\"name\":\"one\"}").expect(409, "name-taken");
        ada.post(KEYS, "{\"name\":\"two\"}").expect(201);
        ada.post(KEYS, "{\"name\":\"three\"}").expect(201);
        ada.post(KEYS, "{\"name\":\"four\"}").expect(409, "too-many-keys");
        ada.delete(KEYS + '/' + keys(ada).get(0).get("id")).expect(204);
        ada.post(KEYS, "{\"name\":\"four\"}").expect(201);
    }

    @Test
    void the_key_of_the_settings_page_has_no_name() {
        Browser ada = world.user("ada");
        ada.post(KEYS, "{\"name\":\"one\"}").expect(201);
        assertThat(ada.get("/api/me/api-key").json()).containsEntry("present", false);

        ada.post("/api/me/api-key").expect(201);
        assertThat(keys(ada)).extracting(key -> key.get("name")).containsExactlyInAnyOrder("one", "");

        ada.delete("/api/me/api-key").expect(204);
        assertThat(keys(ada)).extracting(key -> key.get("name")).containsExactly("one");
    }

    @Test
    void a_user_has_one_key_without_a_name_unless_the_host_says_otherwise() {
        try (World plain = new World()) {
            Browser ada = plain.user("ada");
            assertThat(ada.get(KEYS).expect(200).json()).isEqualTo(Map.of("keys", List.of(), "most", 1L));
            ada.post(KEYS, "{\"name\":\"n\"}").expect(400, "malformed-request");
            ada.post(KEYS, "{\"name\":\"\"}").expect(201);
            ada.post(KEYS, "{\"name\":\"\"}").expect(409, "too-many-keys");
            assertThat(ada.get("/api/me/api-key").json()).containsEntry("present", true);
        }
    }

    @Test
    void a_removed_key_stops_working() {
        Browser ada = world.user("ada");
        Map<String, Object> added =
                ada.post(KEYS, "{\"name\":\"one\"}").expect(201).json();

        ada.delete(KEYS + '/' + added.get("id")).expect(204);

        whoami(added).expect(401, "not-authenticated");
        ada.delete(KEYS + '/' + added.get("id")).expect(404, "not-found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"00000000-0000-4000-8000-000000000000", "1", "%27%20or%201=1", "%00", "%", "a%2Fb", ".."})
    @Tag("A48")
    void A48_what_is_no_key_of_ones_own_is_not_found(String id) {
        Browser ada = world.user("ada");
        Map<String, Object> another =
                world.administrator().post(KEYS, "{\"name\":\"n\"}").expect(201).json();

        ada.delete(KEYS + '/' + id).expect(404, "not-found");
        ada.delete(KEYS + '/' + another.get("id")).expect(404, "not-found");

        whoami(another).expect(200);
    }

    private Answer whoami(Map<String, Object> added) {
        return bearing(added, "/api/whoami");
    }

    private Answer bearing(Map<String, Object> added, String path) {
        return world.browser().send(FakeRequest.of("GET", path).bearer((String) added.get("apiKey")));
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> keys(Browser browser) {
        return (List<Map<String, Object>>) browser.get(KEYS).expect(200).json().get("keys");
    }
}
