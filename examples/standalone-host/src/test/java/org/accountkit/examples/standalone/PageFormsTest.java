package org.accountkit.examples.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Collectors;
import org.accountkit.testkit.VirtualAuthenticator;
import org.junit.jupiter.api.Test;

/** A form keeps what its user would have to type again, and selects what they have to replace. */
class PageFormsTest extends PageHarness {

    @Test
    void aRefusedNewPasswordKeepsTheCurrentOne() {
        signIn();
        browser.see("User Settings");
        open("#/user-settings/password");
        browser.type("Current password", Member.PASSWORD);
        browser.type("New password", "password1");
        browser.type("Repeat the new password", "password1");

        browser.click("Change password");

        browser.see("This is too short.");
        assertThat(browser.valueOf("Current password")).isEqualTo(Member.PASSWORD);
        assertThat(browser.valueOf("New password")).isEqualTo("password1");
    }

    @Test
    void aWrongCurrentPasswordKeepsTheNewOne() {
        signIn();
        browser.see("User Settings");
        open("#/user-settings/password");
        browser.type("Current password", "not mine");
        browser.type("New password", "a long enough sentence");
        browser.type("Repeat the new password", "a long enough sentence");

        browser.click("Change password");

        browser.see("This is not your current password.");
        assertThat(browser.valueOf("Current password")).isEmpty();
        assertThat(browser.valueOf("New password")).isEqualTo("a long enough sentence");
    }

    @Test
    void anUnreachableServerKeepsThePassword() {
        open("#/sign-in");
        browser.field("User name");
        browser.block("*/api/sign-in");

        typePassword("ada", Member.PASSWORD);

        browser.see("The server is not responding.");
        assertThat(browser.valueOf("Password")).isEqualTo(Member.PASSWORD);
    }

    @Test
    void aWaitForOneNameLeavesTheFormToOthers() {
        open("#/sign-in");
        for (int i = 0; i < 5; i++) {
            premises.stranger().signIn("nobody", "wrong").expect(401);
        }
        typePassword("nobody", "whatever it was");
        browser.see("Try again in");

        typePassword("ada", Member.PASSWORD);

        browser.see("User Settings");
    }

    @Test
    void aWrongTokenIsReplacedByTyping() {
        ada.withPhone();
        premises.clock.advance(Duration.ofSeconds(60));
        signIn();
        browser.type("6-digit token", "000000");
        browser.click("Sign in");
        browser.see("This token was not accepted.");

        browser.press("123456");

        assertThat(browser.valueOf("6-digit token")).isEqualTo("123456");
    }

    @Test
    void aTokenMayBeTypedAsAnyKeyboardDoes() {
        signIn();
        browser.see("User Settings");
        open("#/user-settings/two-factor");
        browser.click("Use Two Factor Authentication");
        VirtualAuthenticator phone = browser.scan();
        String code = phone.code(premises.clock.instant());
        String wide = code.chars()
                .mapToObj(digit -> String.valueOf((char) (digit - '0' + '\uFF10')))
                .collect(Collectors.joining());

        browser.type("6-digit token", "\u200E" + wide.substring(0, 3) + "\u00A0" + wide.substring(3) + "\u2069");
        browser.click("Validate Two Factor Authentication");

        browser.see("I have saved these codes");
    }

    @Test
    void aNameMayHaveOuterSpacesAndARecoveryCodeOtherDashes() {
        ada.withPhone();
        open("#/sign-in");
        typePassword("  ada ", Member.PASSWORD);
        browser.click("Use a recovery code");

        browser.type("Recovery code", " " + ada.recoveryCode(0).replace('-', '\u2013') + "\u200B ");
        browser.click("Sign in");

        browser.see("User Settings");
    }
}
