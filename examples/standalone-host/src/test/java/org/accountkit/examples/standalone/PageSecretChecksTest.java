package org.accountkit.examples.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is shown once: the API key and the recovery codes. */
class PageSecretChecksTest extends PageChecks {

    private static final String API_KEY = "#/user-settings/api-key";
    private static final String WARNING = "Do not use it as a token for license generation or downloads";
    private static final String WHOLE_PAGE = """
            const fields = [...document.querySelectorAll('input, textarea')].map((field) => field.value);
            return JSON.stringify([document.documentElement.outerHTML, fields, document.title, location.href,
              history.state, { ...localStorage }, { ...sessionStorage }, document.cookie, window.name])""";

    @Test
    @DisplayName("U17 The warning and the link to the download token are there before and after the key is generated")
    void u17TheWarningIsThereBeforeAndAfter() {
        continueAs(user, API_KEY);

        assertThatTheWarningIsShownIn("account-api-key");
        browser.click("Generate API key");
        browser.field("API Key");
        assertThatTheWarningIsShownIn("dialog[open]");
        browser.click("I have saved the key");
        browser.see("Your new API key works now.");
        assertThatTheWarningIsShownIn("account-api-key");
    }

    private void assertThatTheWarningIsShownIn(String css) {
        browser.see(WARNING);
        assertThat(browser.texts(css + " .account-body")).first().asString().contains(WARNING);
        assertThat(browser.texts(css + " a[href$='#/downloads']")).contains("Downloads > Download Links");
    }

    @Test
    @DisplayName("U18 An API key that was acknowledged is nowhere in the page, its storage, address and title")
    void u18AnAcknowledgedKeyIsGone() {
        continueAs(user, API_KEY);
        String key = generate("Generate API key");
        assertThat(wholePage()).contains(key);

        acknowledge();

        assertThat(wholePage()).doesNotContain(key);
        browser.back();
        browser.run("history.forward()");
        browser.see("API Key");
        assertThat(wholePage()).doesNotContain(key);
    }

    @Test
    @DisplayName("U18 Recovery codes that were acknowledged are nowhere either")
    void u18AcknowledgedCodesAreGone() {
        showNewCodes();
        List<String> codes = browser.texts(".account-codes li");

        browser.field("I have saved these codes").click();
        browser.click("Done");
        browser.see("Turn it off");

        assertThat(wholePage()).doesNotContain(codes);
    }

    private String wholePage() {
        return browser.run(WHOLE_PAGE).toString();
    }

    @Test
    @DisplayName("U19 Replacing a key asks first, and cancelling keeps the old one")
    void u19ReplacingAsksFirst() {
        continueAs(user, API_KEY);
        String old = generate("Generate API key");
        acknowledge();
        browser.click("Generate new API key");
        browser.see("The current key stops working immediately.");

        browser.click("Keep the current key");

        browser.see("Nothing was changed.");
        user.program(old).get("api/whoami").expect(200);
        browser.click("Generate new API key");
        browser.see("The current key stops working immediately.");
        String fresh = generate("Generate new API key");
        acknowledge();
        user.program(old).get("api/whoami").expect(401);
        user.program(fresh).get("api/whoami").expect(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{ writeText: () => Promise.reject(new DOMException('', 'NotAllowedError')) }", "undefined"})
    @DisplayName("U20 Where the clipboard is refused or absent, that is said and the text is selected")
    void u20ARefusedClipboardIsSaid(String clipboard) {
        continueAs(user, API_KEY);
        browser.run("Object.defineProperty(navigator, 'clipboard', { configurable: true, value: " + clipboard + " })");
        String key = generate("Generate API key");

        browser.click("Copy API key");

        browser.see("The browser refused to copy. The text is selected");
        assertThat(browser.run("const box = document.activeElement;"
                        + " return box.value.slice(box.selectionStart, box.selectionEnd)"))
                .isEqualTo(key);
        acknowledge();
        showNewCodes();
        browser.run("Object.defineProperty(navigator, 'clipboard', { configurable: true, value: " + clipboard + " })");
        browser.click("Copy codes");
        browser.see("The browser refused to copy. The text is selected");
        assertThat(browser.run("return String(getSelection())").toString())
                .contains(browser.texts(".account-codes li"));
    }

    @Test
    @DisplayName("U21 The download is newline text with user and date, and its address is revoked")
    void u21TheDownloadIsNewlineText(@TempDir Path downloads) throws IOException {
        showNewCodes();
        List<String> codes = browser.texts(".account-codes li");
        browser.command(
                "Browser.setDownloadBehavior", Map.of("behavior", "allow", "downloadPath", downloads.toString()));
        browser.run("""
                const { createObjectURL, revokeObjectURL } = URL;
                URL.createObjectURL = (blob) => { window.made = createObjectURL.call(URL, blob); return window.made; };
                URL.revokeObjectURL = (url) => {
                  revokeObjectURL.call(URL, url);
                  window.revoked = url === window.made;
                }""");

        browser.click("Download");
        browser.until("return window.revoked === true");

        String text = Files.readString(downloads.resolve("recovery-codes-" + user.name() + ".txt"));
        assertThat(text).endsWith("\n").doesNotContain("\r");
        assertThat(text.lines().skip(1).toList()).isEqualTo(codes);
        String today = browser.run("return new Intl.DateTimeFormat('en', { dateStyle: 'medium' }).format(Date.now())")
                .toString();
        assertThat(text.lines().findFirst()).get().asString().contains(user.name(), today);
    }

    private void showNewCodes() {
        user.withPhone();
        continueAs(user, "#/user-settings/two-factor");
        browser.click("Create new codes");
        browser.see("All old codes stop working immediately.");
        browser.click("Create new codes");
        browser.field("I have saved these codes");
    }

    private String generate(String button) {
        browser.click(button);
        return browser.valueOf("API Key");
    }

    private void acknowledge() {
        browser.click("I have saved the key");
        browser.see("Your new API key works now.");
    }
}
