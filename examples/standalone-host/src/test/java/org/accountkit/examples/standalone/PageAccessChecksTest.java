package org.accountkit.examples.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page for everyone: who sees the focus, in which colours, and under which names. */
class PageAccessChecksTest extends PageChecks {

    static final List<String> VIEWS = List.of(
            "user-settings/password",
            "user-settings/two-factor",
            "user-settings/api-key",
            "user-settings/sessions",
            "settings/users",
            "settings/roles",
            "settings/audit",
            "downloads");

    @Test
    @DisplayName("U04 In forced colours the focus is visible, and the QR code is black on white")
    void u04ForcedColoursKeepFocusAndQrCode(@TempDir Path folder) {
        browser.media("forced-colors", "active");
        continueAs(user, "#/user-settings/two-factor");
        browser.click("Use Two Factor Authentication");
        String secret = browser.valueOf("Secret key").replace(" ", "");
        Keyboard keyboard = new Keyboard(browser);

        assertThat(Programs.qrCode(browser.picture(".account-qr"), folder)).contains("secret=" + secret);
        assertThat(keyboard.goRound()).contains("Secret key", "6-digit token", "Validate Two Factor Authentication");
        keyboard.assertThatTheFocusWasAlwaysVisible();
    }

    @ParameterizedTest(name = "{0}, {1} px")
    @CsvSource({"light, 1280", "dark, 1280", "light, 320"})
    @DisplayName("U05 The focus has a contrast of 3:1 at least, and is never covered")
    void u05TheFocusIsNeverCovered(String theme, int width) {
        browser.media("prefers-color-scheme", theme);
        browser.width(width);
        Keyboard keyboard = new Keyboard(browser);
        continueAs(premises.admin(), "#/downloads");
        browser.see("Who may download");
        for (String view : VIEWS) {
            browser.follow("#/" + view);
            browser.until(
                    "return document.activeElement.matches('main h2') && location.hash === arguments[0]", "#/" + view);
            assertThat(keyboard.goRound()).hasSizeGreaterThan(4);
        }
        keyboard.assertThatTheFocusWasAlwaysVisible();
    }

    @Test
    @DisplayName("U07 The labels are those of the manual, to the letter")
    void u07LabelsAreExact() {
        continueAs(user, "#/user-settings/two-factor");
        browser.click(user.name());
        browser.see("User Settings");
        browser.click("User Settings");
        browser.click("Two Factor Authentication");
        browser.click("Use Two Factor Authentication");
        browser.see("Validate Two Factor Authentication");
        browser.click("API Key");
        browser.see("Generate API key");
        user.withPhone();
        continueAs(user, "#/user-settings/two-factor");
        browser.see("Deactivate Two Factor Authentication");
        continueAs(premises.admin(), "#/settings/users?search=" + user.name());
        browser.see("Settings > Authentication > Users");
        browser.click("Edit " + user.name());
        browser.field("2FA Active");
        browser.see("Edit User");
        browser.click("Download Links");
        browser.see("Downloads > Download Links");
    }
}
