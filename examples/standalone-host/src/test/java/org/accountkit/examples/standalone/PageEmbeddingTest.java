package org.accountkit.examples.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Panels within somebody else's page. */
class PageEmbeddingTest extends PageHarness {

    @BeforeEach
    void signedIn() {
        signIn();
        browser.see("User Settings");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en_US", "de-AT", "x", "", "not a language"})
    void anyLanguageTagGivesAPanelWithTexts(String tag) {
        browser.run("""
                document.documentElement.removeAttribute('lang');
                document.body.innerText = '';
                const panel = document.createElement('account-sessions');
                panel.lang = arguments[0];
                document.body.append(panel);
                return import('/account/ui/account.js').then(() => true);
                """, tag);

        browser.see(tag.startsWith("de") ? "Diese Sitzung" : "This session");
    }

    @Test
    void theStyleSheetLeavesTheMainPartOfAnotherPageAlone() {
        browser.run("document.body.className = 'their-page'");

        assertThat(browser.style("main", "max-inline-size")).isEqualTo("none");
        assertThat(browser.style("main", "padding-block-start")).isEqualTo("0px");
    }

    @Test
    void aPanelThatDoesNotExistIsNoView() {
        Object first = browser.run("""
                return import('/account/ui/core/views.js')
                    .then(({ Views }) => new Views(['sesions']).parse('#/downloads').address)""");

        assertThat(first).isEqualTo("/user-settings/password");
    }
}
