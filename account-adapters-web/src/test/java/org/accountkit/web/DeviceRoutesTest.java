package org.accountkit.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The devices from which a user has completed a sign-in. */
class DeviceRoutesTest {

    private static final String COOKIE = "__Host-account-device";

    private final World world = new World();

    @AfterEach
    void end() {
        world.close();
    }

    @Test
    void devices_are_listed_the_most_recently_used_first() {
        Browser ada = world.user("ada");
        world.clock.advance(Duration.ofMinutes(1));
        Browser other = world.browser();
        other.send(FakeRequest.of("POST", "/api/sign-in")
                        .json(World.credentials("ada", World.PASSWORD))
                        .header("User-Agent", "Example Browser"))
                .expect(200);

        List<Map<String, Object>> devices = devices(ada);

        assertThat(devices)
                .hasSize(2)
                .allSatisfy(device ->
                        assertThat(device).containsOnlyKeys("id", "current", "client", "firstSeenAt", "lastSeenAt"));
        assertThat(devices).extracting(device -> device.get("current")).containsExactly(false, true);
        assertThat(devices.get(0)).containsEntry("client", "Example Browser");
        assertThat(devices(other)).extracting(device -> device.get("current")).containsExactly(true, false);
    }

    @Test
    void a_browser_without_its_cookie_is_none_of_them() {
        Browser ada = world.user("ada");
        String stolen = world.administrator().cookies().get(COOKIE);
        for (String cookie : List.of("x", stolen)) {
            ada.cookies().put(COOKIE, cookie);
            assertThat(devices(ada)).extracting(device -> device.get("current")).containsExactly(false);
        }
        ada.cookies().remove(COOKIE);
        assertThat(devices(ada)).extracting(device -> device.get("current")).containsExactly(false);
    }

    @Test
    void a_device_is_forgotten_and_its_session_stays() {
        Browser ada = world.user("ada");
        Browser other = world.signedIn("ada", World.PASSWORD);

        Answer answer = ada.delete("/api/me/devices/" + id(devices(ada), false)).expect(204);

        assertThat(answer.cookie(COOKIE)).isEmpty();
        assertThat(devices(ada)).extracting(device -> device.get("current")).containsExactly(true);
        other.get("/api/session").expect(200);
    }

    @Test
    void the_own_device_loses_its_cookie_when_it_is_forgotten() {
        Browser ada = world.user("ada");

        Answer answer = ada.delete("/api/me/devices/" + id(devices(ada), true)).expect(204);

        assertThat(answer.cookie(COOKIE).orElseThrow()).contains("Max-Age=0");
        assertThat(devices(ada)).isEmpty();
        ada.get("/api/session").expect(200);
    }

    /** One cookie has the tokens of all who use a browser. */
    @Test
    void a_cookie_of_two_users_stays_when_one_of_them_forgets_the_browser() {
        world.user("bob");
        Browser shared = world.user("ada");
        shared.post("/api/sign-in", World.credentials("bob", World.PASSWORD)).expect(200);

        Answer answer =
                shared.delete("/api/me/devices/" + id(devices(shared), true)).expect(204);

        assertThat(answer.cookie(COOKIE)).isEmpty();
        shared.post("/api/sign-in", World.credentials("ada", World.PASSWORD)).expect(200);
        assertThat(devices(shared)).extracting(device -> device.get("current")).containsExactly(true);
    }

    @Test
    void all_others_are_forgotten() {
        Browser ada = world.user("ada");
        world.signedIn("ada", World.PASSWORD);
        world.signedIn("ada", World.PASSWORD);

        ada.delete("/api/me/devices").expect(204);

        assertThat(devices(ada)).extracting(device -> device.get("current")).containsExactly(true);
    }

    @ParameterizedTest
    @ValueSource(strings = {"00000000-0000-4000-8000-000000000000", "1", "%27%20or%201=1", "%00", "%", "a%2Fb", ".."})
    @Tag("A48")
    void A48_what_is_no_device_of_ones_own_is_not_found(String id) {
        Browser ada = world.user("ada");
        Browser admin = world.administrator();
        String another = id(devices(admin), true);

        ada.delete("/api/me/devices/" + id).expect(404, "not-found");
        ada.delete("/api/me/devices/" + another).expect(404, "not-found");

        assertThat(devices(admin)).extracting(device -> device.get("id")).contains(another);
        assertThat(devices(ada)).hasSize(1);
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> devices(Browser browser) {
        return (List<Map<String, Object>>)
                browser.get("/api/me/devices").expect(200).json().get("devices");
    }

    private static String id(List<Map<String, Object>> devices, boolean current) {
        return devices.stream()
                .filter(device -> device.get("current").equals(current))
                .map(device -> (String) device.get("id"))
                .findFirst()
                .orElseThrow();
    }
}
