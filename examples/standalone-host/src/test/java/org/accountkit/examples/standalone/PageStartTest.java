package org.accountkit.examples.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page never stays blank: it says what is missing, and offers another try. */
class PageStartTest extends PageHarness {

    @ParameterizedTest
    @ValueSource(
            strings = {"*/api/session", "*/ui/core/all.js", "*/ui/panels/sign-in.js", "*/ui/page.js", "*/ui/core/*"})
    void aRequestThatFailsAtTheStartIsSaidAndTriedAgain(String blocked) {
        browser.block(blocked);
        open("");

        browser.see("Try again");
        browser.block();
        browser.click("Try again");

        browser.field("User name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"#/settings/users/%", "#/nowhere", "#%", "#/settings/users/%E0%A4%A"})
    void anAddressThatDoesNotExistLeadsToTheFirstView(String fragment) {
        signIn();
        browser.see("User Settings");

        open(fragment);

        browser.see("There is nothing at this address.");
        browser.field("Current password");
    }

    @Test
    void anAddressThatDoesNotExistLeadsToSigningIn() {
        open("#/settings/users/%");

        browser.field("User name");
    }

    @Test
    void goingBackAfterSigningOutShowsNothingOfTheFormerUser() {
        signIn();
        browser.see("User Settings");
        open("#/user-settings/sessions");
        browser.see("This session");
        browser.run("location.href = '/hello'");
        premises.update("DELETE FROM account_session");

        browser.back();

        browser.lose("This session");
        browser.field("User name");
        assertThat(browser.text()).doesNotContain("ada");
    }
}
