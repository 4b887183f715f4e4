package org.accountkit.examples.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.accountkit.testkit.MutableClock;
import org.accountkit.testkit.VirtualAuthenticator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The owner's page, by clicking: password, two-factor authentication, API key, administration, downloads. */
@Tag("slow")
class PageWalkTest {

    private static final String FIRST_PASSWORD = "a first password for ada";
    private static final String PASSWORD = "another password for ada";
    private static final Duration STEP = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    private final MutableClock clock = new MutableClock(Instant.now());
    private StandaloneHost host;
    private Browser browser;
    private VirtualAuthenticator phone;

    @BeforeEach
    void start() {
        browser = Browser.open();
        host = StandaloneHost.start(TestHosts.settings(folder), clock);
    }

    @AfterEach
    void stop() {
        if (host != null) {
            host.close();
        }
        browser.close();
    }

    @Test
    void walks_the_whole_page() {
        createAda();
        changeTheForcedPassword();
        changePassword();
        useTwoFactor();
        signInWithToken();
        generateAndReplaceKey();
        deactivateTwoFactor();
        administratorClearsTwoFactor();
        seeDownloadLinks();
        assertThat(browser.complaints()).isEmpty();
    }

    private void createAda() {
        signIn("admin", TestHosts.ADMIN_PASSWORD);
        open("#/settings/users");
        browser.click("Create user");
        browser.type("User name", "ada");
        browser.type("First password", FIRST_PASSWORD);
        browser.click("Create user");
        browser.see("The user ada has been created.");
        browser.keep("users");
        signOut("admin");
    }

    private void changeTheForcedPassword() {
        signIn("ada", FIRST_PASSWORD);
        browser.see("Choose a new password first.");
        browser.keep("forced-change");
        typePasswords(FIRST_PASSWORD, PASSWORD + "!");
        browser.see("You have full access again.");
    }

    private void changePassword() {
        browser.click("ada");
        browser.click("User Settings");
        typePasswords(PASSWORD + "!", PASSWORD);
        browser.see("Your password has been changed.");
        browser.keep("password");
    }

    private void typePasswords(String current, String next) {
        browser.type("Current password", current);
        browser.type("New password", next);
        browser.type("Repeat the new password", next);
        browser.click("Change password");
    }

    private void useTwoFactor() {
        browser.click("Two Factor Authentication");
        browser.click("Use Two Factor Authentication");
        phone = browser.scan();
        browser.keep("two-factor");
        String shown = browser.valueOf("Secret key").replace(" ", "");
        assertThat(shown).matches("[A-Z2-7]{32}");
        assertThat(VirtualAuthenticator.typed(shown).code(clock.instant())).isEqualTo(phone.code(clock.instant()));
        browser.type("6-digit token", phone.code(clock.instant()));
        browser.click("Validate Two Factor Authentication");
        assertThat(browser.texts(".account-codes li")).hasSize(10);
        browser.keep("recovery-codes");
        browser.field("I have saved these codes").click();
        browser.click("Sign in");
    }

    private void signInWithToken() {
        clock.advance(STEP);
        signInOnPage("ada", PASSWORD);
        browser.see("Enter your token");
        browser.keep("token");
        String code = phone.code(clock.instant());
        browser.type("6-digit token", code.substring(0, 3) + " " + code.substring(3));
        browser.click("Sign in");
        browser.see("User Settings");
    }

    private void generateAndReplaceKey() {
        open("#/user-settings/api-key");
        browser.click("Generate API key");
        String first = takeKey();
        browser.click("Generate new API key");
        browser.see("The current key stops working immediately.");
        browser.click("Generate new API key");
        String second = takeKey();
        assertThat(second).isNotEqualTo(first);
        assertThat(browser.text()).doesNotContain(first, second);
    }

    private String takeKey() {
        String key = browser.valueOf("API Key");
        assertThat(key).startsWith("exk_");
        browser.keep("api-key");
        browser.click("I have saved the key");
        browser.see("Your new API key works now.");
        return key;
    }

    private void deactivateTwoFactor() {
        clock.advance(STEP);
        open("#/user-settings/two-factor");
        browser.click("Deactivate Two Factor Authentication");
        browser.type("Password", PASSWORD);
        browser.type("6-digit token", phone.code(clock.instant()));
        browser.click("Deactivate Two Factor Authentication");
        browser.see("It is off.");
    }

    private void administratorClearsTwoFactor() {
        useTwoFactor();
        signIn("admin", TestHosts.ADMIN_PASSWORD);
        open("#/settings/users");
        browser.click("Edit ada");
        browser.field("2FA Active").click();
        browser.keep("edit-user");
        browser.click("Edit User");
        browser.click("Turn off");
        browser.see("The user ada has been changed.");
        signOut("admin");
        signIn("ada", PASSWORD);
        browser.see("ada");
        signOut("ada");
    }

    private void seeDownloadLinks() {
        signIn("admin", TestHosts.ADMIN_PASSWORD);
        open("#/downloads");
        browser.click("Create download token");
        browser.see("Anyone with the download token");
        browser.keep("downloads");
        assertThat(browser.valueOf("Download token")).startsWith("exd_");
    }

    private void signIn(String username, String password) {
        open("#/sign-in");
        signInOnPage(username, password);
        browser.see(username);
    }

    private void signInOnPage(String username, String password) {
        browser.type("User name", username);
        browser.type("Password", password);
        browser.click("Sign in");
    }

    private void signOut(String username) {
        browser.click(username);
        browser.click("Sign out");
        browser.see("You are signed out.");
    }

    private void open(String view) {
        browser.visit(URI.create(host.page() + view));
    }
}
