package org.accountkit.examples.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Forms that have to wait, are interrupted, or are sent twice. */
class PageFormChecksTest extends PageChecks {

    private static final String PASSWORD_VIEW = "#/user-settings/password";
    private static final String KEEP = "Keep the current password";
    private static final String NEXT = "an altogether different one";

    @Test
    @DisplayName(
            "U22 After 429 the countdown equals Retry-After, the rest stays usable, and the button works again, once")
    void u22TheCountdownEqualsRetryAfter() {
        for (int i = 0; i < 5; i++) {
            premises.stranger().signIn(user.name(), "wrong").expect(401);
        }
        int seconds = Integer.parseInt(premises.stranger()
                .signIn(user.name(), "wrong")
                .expect(429)
                .header("Retry-After")
                .orElseThrow());
        signIn();
        browser.see("Try again in");
        assertThat(remainingSeconds()).isBetween(seconds - 2, seconds);
        assertThat(submit("getAttribute('aria-disabled')")).isEqualTo("true");
        assertThat(browser.valueOf("Password")).isEqualTo(Member.PASSWORD);
        browser.type("Password", Member.PASSWORD + "!");

        browser.run("""
                window.enabled = 0;
                const button = document.querySelector('button[type=submit]');
                new MutationObserver((changes) => { window.enabled += changes.length; })
                  .observe(button, { attributeFilter: ['aria-disabled'] });
                const now = Date.now;
                Date.now = () => now() + arguments[0] * 1000""", seconds);
        browser.see("You can try again now.");
        premises.waitAWhile();
        assertThat(browser.run("return window.enabled")).isEqualTo(1L);
        assertThat(submit("getAttribute('aria-disabled')")).isNull();
        browser.type("Password", Member.PASSWORD);
        browser.click("Sign in");
        browser.see("User Settings");
    }

    private int remainingSeconds() {
        String[] clock = browser.texts(".account-countdown")
                .get(0)
                .replaceAll("[^0-9:]", "")
                .split(":", -1);
        return 60 * Integer.parseInt(clock[0]) + Integer.parseInt(clock[1]);
    }

    private Object submit(String property) {
        return browser.run("return document.querySelector('button[type=submit]')." + property);
    }

    @Test
    @DisplayName("U23 A session that ends mid-form: sign in, continue, with passwords blank")
    void u23ASessionThatEndsMidForm() {
        continueAs(premises.admin(), "#/settings/users");
        String newcomer = newName();
        browser.click("Create user");
        browser.type("User name", newcomer);
        browser.type("Full name", "Ada Lovelace");
        browser.type("First password", Member.FIRST_PASSWORD);
        premises.update("DELETE FROM account_session");

        browser.click("Create user");

        browser.see("Your session has ended");
        browser.type("Password", TestHosts.ADMIN_PASSWORD);
        browser.click("Sign in");
        browser.see("You are signed in again.");
        assertThat(browser.valueOf("User name")).isEqualTo(newcomer);
        assertThat(browser.valueOf("Full name")).isEqualTo("Ada Lovelace");
        assertThat(browser.valueOf("First password")).isEmpty();
        browser.type("First password", Member.FIRST_PASSWORD);
        browser.click("Create user");
        browser.see(newcomer);
        premises.stranger().signIn(newcomer, Member.FIRST_PASSWORD).expect(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"#/user-settings/api-key", "#/user-settings/sessions", "#/downloads", "#/settings/users", ""})
    @DisplayName("U24 While a password change is forced, every deep link returns to it")
    void u24AForcedChangeHoldsEveryDeepLink(String view) {
        Member newcomer = premises.newcomer(newName());

        continueAs(newcomer, view);

        browser.see("Choose a new password first.");
        browser.field("Current password");
        assertThat(browser.address()).endsWith(PASSWORD_VIEW);
    }

    @Test
    @DisplayName("U24 Once a forced action is done, the wanted view opens; links inside the page are held as well")
    void u24AForcedActionLeadsToTheWantedView() {
        premises.edit(user, "\"twoFactorRequired\":true").expect(200);
        continueAs(user.signIn(), "#/user-settings/api-key");
        browser.see("Set up two factor authentication first.");

        browser.follow("#/user-settings/password");

        browser.until("return location.hash === '#/user-settings/two-factor'");
        browser.click("Use Two Factor Authentication");
        browser.field("Secret key");
        Member newcomer = premises.newcomer(newName());
        continueAs(newcomer, "#/user-settings/sessions");
        browser.type("Current password", Member.FIRST_PASSWORD);
        browser.type("New password", NEXT);
        browser.type("Repeat the new password", NEXT);
        browser.click("Change password");
        browser.see("This session");
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource({
        "#/user-settings/api-key,     Generate API key,              api/me/api-key",
        "#/user-settings/two-factor,  Use Two Factor Authentication, api/me/two-factor/enrolment",
        "#/user-settings/password,    Change password,               api/me/password"
    })
    @DisplayName("U25 A double click sends one request")
    void u25ADoubleClickSendsOneRequest(String view, String button, String path) {
        continueAs(user, view);
        if (view.equals(PASSWORD_VIEW)) {
            browser.type("Current password", Member.PASSWORD);
            browser.type("New password", NEXT);
            browser.type("Repeat the new password", NEXT);
        }
        browser.run("""
                const counted = window.fetch;
                window.sent = [];
                window.fetch = (url, request) => {
                  if (request.method !== 'GET') window.sent.push(String(url));
                  return counted(url, request);
                }""");

        browser.doubleClick(button);

        browser.until("return document.querySelector('dialog, .account-qr, .account-status > p') !== null");
        assertThat(browser.run("return window.sent.join()").toString())
                .endsWith(path)
                .doesNotContain(",");
    }

    @Test
    @DisplayName("U29 Edit User has no dormant password field, and cleared 2FA shows in the list")
    void u29EditUserHasNoDormantPasswordField() {
        user.withPhone();
        continueAs(premises.admin(), "#/settings/users?search=" + user.name());
        browser.see(user.name());
        assertThat(row()).contains("Active");
        browser.click("Edit " + user.name());
        browser.field("2FA Active");
        assertThat(passwordFields()).isZero();
        browser.click("Set new password");
        browser.until("return document.querySelectorAll('[type=password]').length === 1");
        browser.click(browser.text().contains(KEEP) ? KEEP : "Set new password");
        assertThat(passwordFields()).isZero();

        browser.field("2FA Active").click();
        browser.click("Edit User");
        browser.click("Turn off");

        browser.see("The user " + user.name() + " has been changed.");
        open("#/settings/users?search=" + user.name());
        browser.click("Edit " + user.name());
        browser.back();
        browser.until("return document.querySelector('[role=cell]') !== null");
        assertThat(row()).contains("Off").doesNotContain("Active");
    }

    private long passwordFields() {
        return (Long) browser.run("return document.querySelectorAll('input[type=password]').length");
    }

    private String row() {
        return browser.run("""
                const rows = [...document.querySelectorAll('tr')];
                return rows.find((row) => row.textContent.includes(arguments[0])).textContent""", user.name()).toString();
    }
}
