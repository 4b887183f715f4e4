package org.accountkit.examples.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Panels leave nothing behind: no listener when they go, no data of a user who has signed out. */
class PageLifeTest extends SharedPageHarness {

    private static final List<String> PANELS = List.of(
            "password",
            "two-factor",
            "api-key",
            "sessions",
            "profile",
            "users",
            "user",
            "roles",
            "audit-log",
            "download-links",
            "user-menu");

    private static final String OFFERED = "nav a[href^='#/']";

    @Test
    void viewsThatAreLeftKeepNoListener() {
        signInAs("leaving", "administrator");
        visitAll();
        long before = browser.listeners();

        for (int i = 0; i < 5; i++) {
            visitAll();
        }

        assertThat(browser.listeners()).isLessThanOrEqualTo(before + 5);
    }

    @Test
    void panelsForgetTheUserWhereTheHostTakesOverTheSignOut() {
        Member grace = signInAs("grace-hopper", "administrator");
        embedAll(grace);
        browser.run("document.addEventListener('account-signed-out', (event) => event.preventDefault())");

        browser.run("document.querySelector('account-user-menu .account-menu-list button').click()");

        browser.until("return [...document.querySelectorAll('.account-panel')]"
                + ".every((panel) => panel.textContent.includes('Sign in'))");
        assertThat(browser.run("return document.body.outerHTML.replaceAll(/ user=\"[^\"]*\"/g, '')")
                        .toString())
                .doesNotContain("grace-hopper", grace.id(), "administrator");
        assertThat(browser.run("return document.querySelectorAll('section.account-panel').length"))
                .isEqualTo((long) PANELS.size());
    }

    /** Every view of the navigation. */
    private void visitAll() {
        browser.until("return document.querySelectorAll(\"" + OFFERED + "\").length > 7");
        List<?> views = (List<?>)
                browser.run("return [...document.querySelectorAll(arguments[0])].map((link) => link.hash)", OFFERED);
        for (Object view : views) {
            browser.follow(view.toString());
            browser.until("return document.querySelector('#account-view .account-body > *') !== null"
                    + " && document.querySelector(\"nav a[aria-current]\").hash === '" + view + "'");
        }
    }

    /** Every panel at once, in a page that has nothing else. */
    private void embedAll(Member user) {
        browser.run("""
                const [panels, id] = arguments;
                const make = (panel) => {
                  const element = document.createElement(`account-${panel}`);
                  if (panel === 'user') element.setAttribute('user', id);
                  return element;
                };
                document.body.replaceChildren(...panels.map(make));
                return import('/account/ui/account.js').then(() => true);
                """, PANELS, user.id());
        browser.until("return [...document.querySelectorAll('.account-body')].filter((body) => body.firstChild).length"
                + " === " + PANELS.size());
    }
}
