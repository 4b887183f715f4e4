package org.accountkit.examples.standalone;

import java.util.Map;

/** Uses the page by selectors, in whatever language it speaks. Of several elements that match, the last one is on top. */
final class Pointer {

    private static final String LAST = """
            const found = [...document.querySelectorAll(arguments[0])]
              .filter((each) => each.checkVisibility({ visibilityProperty: true })).at(-1);
            """;
    private static final String SETTLED = """
            return !document.body.classList.contains('account-starting')
              && !document.querySelector('main [aria-busy], main .account-skeleton')
              && Boolean(document.querySelector('main .account-body > *, main .account-alert:not(:empty)'))""";

    private final Browser browser;

    Pointer(Browser browser) {
        this.browser = browser;
    }

    /** Loads a page from the beginning, even if only its fragment differs from that of the present one. */
    void open(String address) {
        browser.visit("about:blank");
        browser.visit(address);
    }

    /** Waits until the panel shows what it has loaded. */
    void settle() {
        browser.until(SETTLED);
    }

    void see(String css) {
        browser.until(LAST.replace("arguments[0]", quoted(css)) + "return Boolean(found)");
    }

    void click(String css) {
        see(css);
        browser.run(LAST + "found.click()", css);
    }

    void fill(String css, String text) {
        see(css);
        browser.run(LAST + """
                found.focus();
                found.value = arguments[1];
                found.dispatchEvent(new Event('input', { bubbles: true }))""", css, text);
    }

    /** Submits the form in front. */
    void submit() {
        click("form button[type=submit]");
    }

    /** Lets the browser have a session that somebody began elsewhere. */
    void take(HttpUser user, String page) {
        browser.command("Network.clearBrowserCookies", Map.of());
        browser.command(
                "Network.setCookie",
                Map.of("url", page, "name", "account-session", "value", user.cookie("session"), "httpOnly", true));
    }

    void signOut() {
        browser.command("Network.clearBrowserCookies", Map.of());
    }

    /** Lets the browser ask for pages in this language. */
    void speak(String language) {
        String agent = String.valueOf(browser.run("return navigator.userAgent"));
        browser.command("Emulation.setUserAgentOverride", Map.of("userAgent", agent, "acceptLanguage", language));
    }

    private static String quoted(String css) {
        return '"' + css.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
