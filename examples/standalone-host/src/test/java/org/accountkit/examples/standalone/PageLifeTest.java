package org.accountkit.examples.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Panels leave nothing behind: no listener when they go, no data of a user who has signed out. */
class PageLifeTest extends PageHarness {

    private static final List<String> VIEWS = List.of("password", "two-factor", "api-key", "sessions");

    @Test
    void viewsThatAreLeftKeepNoListener() {
        signIn();
        browser.see("User Settings");
        visitAll();
        long before = browser.listeners();

        for (int i = 0; i < 5; i++) {
            visitAll();
        }

        assertThat(browser.listeners()).isLessThanOrEqualTo(before + 5);
    }

    @Test
    void panelsForgetTheUserWhereTheHostTakesOverTheSignOut() {
        signIn();
        browser.see("User Settings");
        open("#/user-settings/sessions");
        browser.see("This session");
        browser.run("document.addEventListener('account-signed-out', (event) => event.preventDefault())");

        browser.click("ada");
        browser.click("Sign out");

        browser.lose("This session");
        assertThat(browser.text()).doesNotContain("ada");
    }

    private void visitAll() {
        for (String view : VIEWS) {
            browser.follow("#/user-settings/" + view);
            browser.until("return document.querySelector('account-%s .account-body > *') !== null".formatted(view));
        }
    }
}
