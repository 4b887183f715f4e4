package org.accountkit.examples.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Theme and language as a user or a host chooses them, the way to a forgotten password, and what is printed. */
class PagePreferencesTest extends SharedPageHarness {

    private static final String SECRETS = ".account-secret textarea, .account-qr, [autocomplete*='password']";

    @Test
    void theThemeIsKeptAndNoOtherFlashesUp() {
        open("#/sign-in");
        assertThat(scheme(":root")).isEqualTo("light dark");
        chooseTheme("dark");
        assertThat(scheme(":root")).isEqualTo("dark");

        open("");
        browser.field("User name");

        assertThat(scheme(":root")).isEqualTo("dark");
        assertThat(browser.run("return JSON.stringify(localStorage)"))
                .isEqualTo("{\"account-preferences\":\"{\\\"theme\\\":\\\"dark\\\"}\"}");
        assertThat(browser.run("""
                        const [script, style] = document.querySelectorAll('head > script, head > link');
                        return script.matches('[src="ui/before-paint.js"]:not([type], [async], [defer])')
                            && style.rel === 'stylesheet'""")).isEqualTo(true);
        chooseTheme("system");
        assertThat(scheme(":root")).isEqualTo("light dark");
    }

    @Test
    void theLanguageIsKept() {
        open("#/sign-in");
        browser.click("Deutsch");

        browser.see("Anmelden");
        open("");
        browser.see("Anmelden");

        assertThat(browser.run("return document.documentElement.lang")).isEqualTo("de");
        assertThat(browser.texts("#account-footer [lang]")).contains("English", "Deutsch");
        assertThat(browser.texts("#account-footer [aria-current]")).containsExactly("Deutsch");
    }

    @Test
    void aLanguageThatIsSwitchedLosesNothingThatIsShownOnce() {
        signInAs("held");
        open("#/user-settings/api-key");
        browser.click("Generate API key");
        String key = browser.valueOf("API Key");

        browser.run("document.querySelector('#account-footer [lang=de]').click()");

        assertThat(browser.valueOf("API Key")).isEqualTo(key);
        browser.click("I have saved the key");
    }

    @Test
    void storageThatIsForbiddenOrBrokenIsNoObstacle() {
        open("#/sign-in");
        browser.field("User name");
        browser.run("localStorage.setItem('account-preferences', '{')");

        open("");
        browser.field("User name");
        chooseTheme("dark");

        assertThat(scheme(":root")).isEqualTo("dark");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void aPanelInAnotherPageFollowsTheThemeOfItsRoot() {
        signInAs("embedded");
        open("#/user-settings/sessions");
        browser.see("This session");

        browser.run("document.body.className = 'theirs'; document.documentElement.dataset.theme = 'dark'");

        assertThat(scheme("section.account-panel")).isEqualTo("dark");
    }

    @Test
    void aForgottenPasswordLeadsToTheHostsOwnAddress() {
        open("#/sign-in");
        browser.field("User name");
        assertThat(forgotten()).isEqualTo("#/reset");

        browser.run("document.body.dataset.forgot = '/help/password'");
        browser.follow("#/nowhere");
        browser.until("return document.querySelector('account-sign-in a').getAttribute('href') !== '#/reset'");

        assertThat(forgotten()).isEqualTo("/help/password");
    }

    @Test
    void noKeyTokenSecretOrPasswordIsPrinted() {
        signInAs("printing", "administrator");
        open("#/downloads");
        browser.click("Create download token");
        browser.valueOf("Download token");
        assertNothingPrints(1);

        open("#/user-settings/two-factor");
        browser.click("Use Two Factor Authentication");
        browser.scan();
        assertNothingPrints(2);

        open("#/user-settings/password");
        browser.type("Current password", Member.PASSWORD);
        browser.field("Show passwords").click();
        assertNothingPrints(3);

        open("#/user-settings/api-key");
        browser.click("Generate API key");
        browser.valueOf("API Key");
        assertNothingPrints(1);
        browser.click("I have saved the key");
    }

    private void assertNothingPrints(int secrets) {
        browser.printing(true);
        assertThat(browser.run("""
                        return [...document.querySelectorAll(arguments[0])]
                            .map((secret) => getComputedStyle(secret).visibility).join(' ')""", SECRETS))
                .isEqualTo("hidden ".repeat(secrets).strip());
        browser.printing(false);
    }

    private String forgotten() {
        return (String) browser.run("return document.querySelector('account-sign-in a').getAttribute('href')");
    }

    private String scheme(String css) {
        return (String) browser.run("return getComputedStyle(document.querySelector(arguments[0])).colorScheme", css);
    }

    private void chooseTheme(String theme) {
        browser.until("return document.getElementById('account-theme') !== null");
        browser.run("""
                const select = document.getElementById('account-theme');
                select.value = arguments[0];
                select.dispatchEvent(new Event('change'))""", theme);
    }
}
