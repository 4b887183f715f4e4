package org.accountkit.examples.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Kin of faults that were found in the page once. */
class PageFaultsTest extends PageChecks {

    private static final String CODES = ".account-codes li";

    /** After enrolment the session is over, so nothing could show these codes again. */
    @Test
    void theFirstRecoveryCodesOutlastEveryWayOut() {
        continueAs(user, "#/user-settings/api-key");
        browser.see("Generate API key");
        browser.click("Two Factor Authentication");
        browser.click("Use Two Factor Authentication");
        String secret = browser.valueOf("Secret key").replace(" ", "");
        browser.type("6-digit token", Programs.totp(secret, premises.clock.instant()));
        browser.click("Validate Two Factor Authentication");
        browser.see("I have saved these codes");
        String codes = browser.texts(CODES).toString();

        browser.back();
        browser.see("Save the codes, then tick the box.");
        browser.follow("#/sign-in");
        browser.follow("#/nowhere");

        assertThat(browser.texts(CODES)).hasToString(codes);
        assertThat(browser.asksBeforeLeaving()).isTrue();
    }

    @Test
    void aServerErrorAtTheStartIsSaidAndTriedAgain() {
        premises.update("ALTER TABLE account_session RENAME TO account_session_away");
        try {
            continueAs(user, "#/user-settings/api-key");
            browser.see("Try again");
        } finally {
            premises.update("ALTER TABLE account_session_away RENAME TO account_session");
        }

        browser.click("Try again");

        browser.see("Generate API key");
    }

    @Test
    void aResetLinkOutlastsEveryWayOut() {
        continueAs(premises.admin(), "#/downloads");
        browser.see("Who may download");
        browser.follow("#/settings/users/" + user.id());
        browser.click("Issue reset link");
        String link = browser.valueOf("Reset link");

        browser.back();
        browser.follow("#/settings/roles");

        assertThat(browser.valueOf("Reset link")).isEqualTo(link);
        assertThat(browser.asksBeforeLeaving()).isTrue();
        browser.click("I have passed the link on");
        browser.see("More actions for this user");
    }
}
