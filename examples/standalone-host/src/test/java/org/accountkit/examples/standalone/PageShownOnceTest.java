package org.accountkit.examples.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What is shown once stays on the screen, whatever way out is tried, until it is said to be saved. */
class PageShownOnceTest extends PageHarness {

    private static final String CODES = ".account-codes li";
    private static final String SAVED = "I have saved these codes";

    @Test
    void newRecoveryCodesOutlastEveryWayOut() {
        newCodes();
        String codes = browser.texts(CODES).toString();

        browser.click("API Key");
        browser.see("Save the codes");
        assertThat(browser.texts(CODES)).hasToString(codes);
        browser.back();
        assertThat(browser.texts(CODES)).hasToString(codes);
        browser.follow("#/user-settings/sessions");
        assertThat(browser.texts(CODES)).hasToString(codes);
        browser.click("ada");
        browser.click("Sign out");
        assertThat(browser.texts(CODES)).hasToString(codes);
        assertThat(browser.asksBeforeLeaving()).isTrue();
        assertThat(browser.address()).endsWith("#/user-settings/two-factor");
    }

    @Test
    void savedRecoveryCodesMayBeLeft() {
        newCodes();
        browser.field(SAVED).click();

        assertThat(browser.asksBeforeLeaving()).isFalse();
        browser.click("API Key");

        browser.see("Generate API key");
        assertThat(browser.asksBeforeLeaving()).isFalse();
    }

    @Test
    void anApiKeyOutlastsEveryWayOut() {
        signIn();
        browser.see("User Settings");
        open("#/user-settings/password");
        browser.click("API Key");
        browser.click("Generate API key");
        String key = browser.valueOf("API Key");

        browser.back();
        browser.follow("#/downloads");

        assertThat(browser.address()).endsWith("#/user-settings/api-key");
        assertThat(browser.valueOf("API Key")).isEqualTo(key);
        assertThat(browser.asksBeforeLeaving()).isTrue();
        assertThat(browser.run("return document.querySelector('dialog a').target"))
                .isEqualTo("_blank");
        browser.click("I have saved the key");
        browser.see("Your new API key works now.");
        assertThat(browser.asksBeforeLeaving()).isFalse();
        assertThat(browser.run("return document.documentElement.outerHTML").toString())
                .doesNotContain(key);
    }

    @Test
    void onlyTheSheetOfRecoveryCodesPrintsASecret() {
        signIn();
        browser.see("User Settings");
        open("#/user-settings/api-key");
        browser.click("Generate API key");
        browser.valueOf("API Key");

        browser.printing(true);

        assertThat(browser.run("return getComputedStyle(document.querySelector('dialog textarea')).visibility"))
                .isEqualTo("hidden");
    }

    private void newCodes() {
        ada.withPhone();
        signInByRecoveryCode(0);
        open("#/user-settings/two-factor");
        browser.click("Create new codes");
        browser.see("All old codes stop working immediately.");
        browser.click("Create new codes");
        browser.see("The old codes no longer work.");
    }
}
