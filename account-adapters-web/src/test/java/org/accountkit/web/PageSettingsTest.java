package org.accountkit.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.accountkit.password.PasswordPolicy;
import org.accountkit.session.SessionService.SessionPolicy;
import org.accountkit.twofactor.RecoveryCodePolicy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The settings that the page's texts follow. */
class PageSettingsTest {

    private static final PageSettings OTHER = new PageSettings(
            new PasswordPolicy(20, 12, 64),
            8,
            new RecoveryCodePolicy(12, 4),
            5,
            new SessionPolicy(Duration.ofMinutes(10), Duration.ofHours(8), Duration.ofMinutes(2), 7),
            Duration.ofDays(30),
            Duration.ofHours(1));

    private final World world = new World();

    @AfterEach
    void end() {
        world.close();
    }

    @Test
    void anyone_may_read_the_services_settings_in_a_file_with_an_entity_tag() {
        Answer answer = world.browser().get("/ui/settings.json").expect(200);

        assertThat(answer.header("Content-Type")).contains("application/json");
        assertThat(answer.header("ETag")).isPresent();
        assertThat(Json.object(answer.text()))
                .containsEntry("minPasswordLength", 15L)
                .containsEntry("minPasswordLengthTwoFactor", 8L)
                .containsEntry("codeDigits", 6L)
                .containsEntry("recoveryCodes", 10L)
                .containsEntry("sessionIdleSeconds", 1800L);
    }

    @Test
    void the_page_contains_the_same() {
        String file = world.browser().get("/ui/settings.json").text();

        assertThat(world.browser().get("/").text()).contains("data-settings=\"" + file.replace("\"", "&quot;") + '"');
    }

    @Test
    void each_setting_is_in_its_place() {
        assertThat(Json.object(new String(OTHER.toJson().toBytes(), UTF_8)))
                .containsEntry("minPasswordLength", 20L)
                .containsEntry("minPasswordLengthTwoFactor", 12L)
                .containsEntry("maxPasswordLength", 64L)
                .containsEntry("codeDigits", 8L)
                .containsEntry("recoveryCodes", 12L)
                .containsEntry("fewRecoveryCodes", 4L)
                .containsEntry("apiKeys", 5L)
                .containsEntry("maxSessions", 7L)
                .containsEntry("sessionIdleSeconds", 600L)
                .containsEntry("sessionSeconds", 28_800L)
                .containsEntry("proofSeconds", 120L)
                .containsEntry("knownDeviceSeconds", 2_592_000L)
                .containsEntry("resetSeconds", 3_600L);
    }
}
