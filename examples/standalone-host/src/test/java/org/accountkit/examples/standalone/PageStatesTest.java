package org.accountkit.examples.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.accountkit.testkit.VirtualAuthenticator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The page where something stands in its user's way: it says what, and goes on from there. */
class PageStatesTest extends PageHarness {

    @AfterEach
    void nothingIsComplainedOf() {
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void demandsTwoFactorAuthenticationWhereItIsRequired() {
        premises.edit(ada, "\"twoFactorRequired\":true").expect(200);

        signIn();
        browser.see("Set up two factor authentication first.");
        browser.keep("forced-two-factor");
        setUpTwoFactor();

        browser.see("Sign in");
    }

    @Test
    void asksToSignInAgainOnceTheSessionHasEnded() {
        signIn();
        browser.see("User Settings");
        premises.clock.advance(Duration.ofMinutes(31));

        open("#/user-settings/api-key");
        browser.see("Your session has ended");
        browser.keep("session-ended");
        browser.type("Password", Member.PASSWORD);
        browser.click("Sign in");

        browser.see("Generate API key");
    }

    @Test
    void warnsWhenFewRecoveryCodesAreLeft() {
        ada.withPhone();
        for (int i = 0; i < 7; i++) {
            ada.signInByRecoveryCode(i);
        }

        signInByRecoveryCode(7);
        open("#/user-settings/two-factor");

        browser.see("Create new ones before they run out.");
        browser.keep("few-recovery-codes");
    }

    /** The master key of the secret is lost: the user signs in with a recovery code and enrols again. */
    @Test
    void letsWhoseSecretIsLostEnrolAnew() {
        ada.withPhone();
        assertThat(premises.update("UPDATE account_totp SET sealed = NULL, master_key = NULL"))
                .isEqualTo(1);

        signInByRecoveryCode(0);
        browser.see("the server can no longer check your tokens");
        browser.keep("needs-enrolment");
        setUpTwoFactor();

        browser.see("Sign in");
    }

    private void setUpTwoFactor() {
        browser.click("Use Two Factor Authentication");
        VirtualAuthenticator phone = browser.scan();
        browser.type("6-digit token", phone.code(premises.clock.instant()));
        browser.click("Validate Two Factor Authentication");
        browser.see("I have saved these codes");
        browser.field("I have saved these codes").click();
        browser.click("Sign in");
    }
}
