package org.accountkit.examples.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Panels in somebody else's page, and the policies of the page of our own. */
class PageEmbeddingChecksTest extends PageChecks {

    private static final String REPORTS = """
            window.reports = [];
            document.addEventListener('securitypolicyviolation', (event) => window.reports.push(event.violatedDirective));
            """;

    @Test
    @DisplayName("U26 The page's Content-Security-Policy and Trusted Types hold, and report nothing in any view")
    void u26ThePoliciesReportNothing() {
        continueAs(premises.admin(), "#/downloads");
        browser.see("Who may download");
        browser.run(REPORTS);
        for (String view : PageAccessChecksTest.VIEWS) {
            browser.follow("#/" + view);
            browser.until(
                    "return document.activeElement.matches('main h2') && location.hash === arguments[0]", "#/" + view);
        }
        assertThat(browser.run("return window.reports.join()")).isEqualTo("");
        assertThat(browser.complaints()).isEmpty();

        assertThat(browser.run("try { document.body.insertAdjacentHTML('beforeend', '<b>'); return 'inserted' }"
                        + " catch (refused) { return refused.name }"))
                .isEqualTo("TypeError");
        browser.run("document.body.setAttribute('style', 'color: red')");
        browser.until("return window.reports.length >= 2");
        assertThat(browser.complaints()).isNotEmpty();
    }

    @Test
    @DisplayName("U27 Three lines embed a panel; two panels make one request for the session")
    void u27ThreeLinesEmbedAPanel() {
        String address = shop.serve("/two", "text/html", """
                <!doctype html>
                <title>Shop</title>
                <link rel="icon" href="data:,">
                <link rel="stylesheet" crossorigin href="%1$sui/account.css">
                <script type="module" src="%1$sui/account.js"></script>
                <account-api-key></account-api-key>
                <account-two-factor></account-two-factor>
                """.formatted(page()));
        continueAs(user, "");

        browser.visit(address);

        browser.see("Generate API key");
        browser.see("Use Two Factor Authentication");
        assertThat(browser.run("return performance.getEntriesByType('resource')"
                        + ".filter(({ name }) => name.endsWith('/api/session')).length"))
                .isEqualTo(1L);
        browser.click("Use Two Factor Authentication");
        assertThat(browser.valueOf("Secret key")).isNotEmpty();
    }

    @Test
    @DisplayName("U28 Tokens, messages, language and direction can be overridden")
    void u28TokensMessagesLanguageAndDirectionAreOverridable() {
        String texts = shop.serve("/texts.json", "application/json", """
                { "api-key": { "generate": "Einen Schlüssel bitte" } }""");
        String address = shop.serve("/own", "text/html", """
                <!doctype html>
                <html lang="en">
                <title>Shop</title>
                <link rel="icon" href="data:,">
                <style>:root { --account-accent: rgb(1, 2, 3); --account-radius: 11px }</style>
                <link rel="stylesheet" crossorigin href="%1$sui/account.css">
                <script type="module" src="%1$sui/account.js"></script>
                <account-api-key lang="de" messages="%2$s"></account-api-key>
                <account-two-factor dir="rtl"></account-two-factor>
                </html>
                """.formatted(page(), texts));
        continueAs(user, "");

        browser.visit(address);

        browser.see("Einen Schlüssel bitte");
        browser.see("Sie haben keinen API");
        browser.see("Use Two Factor Authentication");
        assertThat(browser.style(".account-primary", "background-color")).isEqualTo("rgba(1, 2, 3, 1)");
        assertThat(browser.style(".account-primary", "border-top-left-radius")).isEqualTo("11px");
        assertThat(browser.style("account-two-factor p", "direction")).isEqualTo("rtl");
        assertThat(browser.style("account-two-factor p", "text-align")).isEqualTo("start");
        assertThat(browser.style("account-api-key p", "direction")).isEqualTo("ltr");
        double edge = (Double) browser.run("""
                const panel = document.querySelector('account-two-factor section').getBoundingClientRect();
                const button = document.querySelector('account-two-factor button').getBoundingClientRect();
                return Math.abs(panel.right - button.right) + 0.5""");
        assertThat(edge).isLessThan(40);
    }
}
