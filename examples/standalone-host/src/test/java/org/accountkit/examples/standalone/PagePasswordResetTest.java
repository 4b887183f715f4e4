package org.accountkit.examples.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The views of a forgotten password, and the link that an administrator issues. */
class PagePasswordResetTest extends PageHarness {

    private static final String NEXT = "an altogether different one";

    private String link() {
        String token = premises.admin()
                .post("api/users/" + ada.id() + "/password-reset")
                .expect(201)
                .field("token");
        return "#/reset/" + token;
    }

    private void typeNewPassword() {
        browser.type("New password", NEXT);
        browser.type("Repeat the new password", NEXT);
        browser.click("Set a new password");
    }

    @Test
    void aForgottenPasswordLeadsToARequestThatSaysNothingOfTheName() {
        open("#/sign-in");
        browser.click("Forgot password?");
        browser.type("User name", "nobody");

        browser.click("Request a link");

        browser.see("If this user name exists, a link is on its way.");
        assertThat(browser.address()).endsWith("#/reset");
        browser.click("Back to sign-in");
        browser.field("Password");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void aLinkSetsANewPasswordAndLeavesNoTrace() {
        String link = link();
        String token = link.substring("#/reset/".length());
        open(link);
        browser.field("New password");

        assertThat(browser.address()).endsWith("#/reset");
        assertThat(browser.run("return document.documentElement.outerHTML").toString())
                .doesNotContain(token);
        assertThat(browser.run("return JSON.stringify([localStorage, sessionStorage, history.state])")
                        .toString())
                .doesNotContain(token);
        typeNewPassword();

        browser.see("Your new password is set.");
        typePassword("ada", NEXT);
        browser.see("User Settings");
        browser.back();
        browser.back();
        assertThat(browser.address()).doesNotContain(token);
    }

    @Test
    void aLinkMayBeFollowedByAUserWhoIsSignedIn() {
        signIn();
        browser.see("User Settings");

        browser.follow(link());
        browser.field("New password");
        assertThat(browser.address()).endsWith("#/reset");
        typeNewPassword();

        browser.see("Your new password is set.");
        browser.field("User name");
    }

    @Test
    void aSecondFactorIsAskedForWithoutLosingWhatWasTyped() {
        ada.withPhone();
        open(link());
        typeNewPassword();
        browser.see("Two-factor authentication is active for you");
        assertThat(browser.valueOf("New password")).isEqualTo(NEXT);
        premises.clock.advance(Duration.ofSeconds(60));

        browser.click("Use a recovery code");
        browser.type("Recovery code", ada.recoveryCode(0));
        browser.click("Set a new password");

        browser.see("Your new password is set.");
    }

    @Test
    void aLinkThatIsOverOffersAnother() {
        String older = link();
        link();
        open(older);
        typeNewPassword();

        browser.see("This link is no longer valid.");
        browser.type("User name", "ada");
    }

    @Test
    void aRejectedPasswordIsSaidAtItsField() {
        open(link());
        browser.type("New password", "short");
        browser.type("Repeat the new password", "short");
        browser.click("Set a new password");

        browser.see("This is too short.");
        typeNewPassword();
        browser.see("Your new password is set.");
    }

    @Test
    void anAdministratorIssuesALinkThatIsShownOnce() {
        open("#/sign-in");
        typePassword("admin", TestHosts.ADMIN_PASSWORD);
        browser.see("User Settings");
        open("#/settings/users/" + ada.id());

        browser.click("Issue reset link");
        String link = browser.valueOf("Reset link");
        assertThat(link).contains("/account/#/reset/exr_");
        assertThat(browser.asksBeforeLeaving()).isTrue();
        browser.click("I have passed the link on");

        browser.lose("Reset link for ada");
        assertThat(browser.run("return document.documentElement.outerHTML").toString())
                .doesNotContain(link);
        assertThat(browser.complaints()).isEmpty();
    }
}
