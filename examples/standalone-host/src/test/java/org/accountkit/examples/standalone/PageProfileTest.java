package org.accountkit.examples.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** The user's own full name, and API keys where a user may have several. */
class PageProfileTest extends SharedPageHarness {

    @Override
    String[] settings() {
        return new String[] {"ACCOUNT_API_KEYS", "3"};
    }

    @Test
    void theFullNameIsChanged() {
        Member ada = signInAs("ada", "readonly");
        open("#/user-settings/password");
        browser.click("Profile");
        browser.see("readonly");

        browser.click("Save");
        browser.see("There are no changes to save.");
        browser.type("Full name", " Ada Lovelace ");
        browser.click("Save");

        browser.see("Your full name has been saved.");
        assertThat(browser.valueOf("Full name")).isEqualTo("Ada Lovelace");
        assertThat(ada.signIn().browser().get("api/me").field("fullName")).isEqualTo("Ada Lovelace");
        browser.type("Full name", "x".repeat(201));
        browser.click("Save");
        browser.see("Use at most 200 characters.");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void theFullNameIsOnlyShownWhereADirectoryKeepsIt() {
        Runnable undo = browser.beforeEveryPage("""
                const send = fetch;
                window.fetch = async (url, request) => {
                  const answer = await send(url, request);
                  if (!String(url).endsWith('/api/me')) return answer;
                  return new Response(JSON.stringify({ ...(await answer.json()), editable: false }), answer);
                };""");
        signInAs("managed");
        open("#/user-settings/profile");

        browser.see("This is managed in another system.");

        assertThat(browser.text()).contains("Full name");
        assertThat(browser.run("return document.querySelector('account-profile input')"))
                .isNull();
        undo.run();
    }

    @Test
    void aNamedKeyIsCreatedShownOnceAndRemoved() {
        Member ada = signInAs("keys", "operator");
        open("#/user-settings/api-key");
        browser.see("You have no other API keys.");
        createKey("Nightly backup", "");
        String key = browser.valueOf("API Key");
        assertThat(key).startsWith("exk_");
        browser.see("Your new API key “Nightly backup”");
        browser.click("I have saved the key");
        browser.see("Your new API key works now.");
        ada.program(key).post("/hello").expect(204);

        browser.click("Remove API key “Nightly backup”");
        browser.see("Every program that uses it loses access immediately.");
        browser.click("Remove API key");

        browser.see("The API key “Nightly backup” has been removed.");
        ada.program(key).post("/hello").expect(401);
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void aNamedKeyHasAnEndAndSomeOfTheRights() {
        Member ada = signInAs("limited", "operator");
        open("#/user-settings/api-key");
        String nextYear = String.valueOf(LocalDate.ofInstant(premises.clock.instant(), ZoneOffset.UTC)
                .plusYears(1)
                .getYear());
        browser.click("Create API key");
        browser.type("Name", "Downloads");
        setDay("2020-01-01");
        browser.field("Only some of it").click();
        browser.click("Create API key");
        browser.see("This day has passed.");
        browser.see("Tick at least one right.");

        setDay(nextYear + "-06-30");
        browser.run("document.querySelector('input[value=\"account.downloads.read\"]').click()");
        browser.click("Create API key");
        String key = browser.valueOf("API Key");
        browser.click("I have saved the key");

        browser.see("Jun 30, " + nextYear);
        ada.program(key).post("/hello").expect(403);
        String listed = ada.signIn().browser().get("api/me/api-keys").body();
        assertThat(listed).contains("[\"account.downloads.read\"]");
    }

    @Test
    void aNameIsUsedOnceAndTheNumberOfKeysIsLimited() {
        signInAs("many");
        open("#/user-settings/api-key");
        for (String name : new String[] {"one", "two"}) {
            createKey(name, "");
            browser.click("I have saved the key");
            browser.see(name);
        }

        createKey("one", "");
        browser.see("You already have a key with this name.");
        browser.type("Name", "three");
        browser.click("Create API key");
        browser.click("I have saved the key");

        browser.see("You cannot have more than 3 API keys.");
    }

    private void createKey(String name, String day) {
        browser.click("Create API key");
        browser.type("Name", name);
        setDay(day);
        browser.click("Create API key");
    }

    /** Typing a date depends on the browser's language. */
    private void setDay(String day) {
        browser.field("Last day of validity");
        browser.run("document.querySelector('[name=expiresAt]').value = arguments[0]", day);
    }
}
