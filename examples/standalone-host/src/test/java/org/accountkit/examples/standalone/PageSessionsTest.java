package org.accountkit.examples.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Where a user is signed in, and the known devices. */
class PageSessionsTest extends SharedPageHarness {

    private static final String FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0";
    private static final String EDGE =
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
                    + " Chrome/131.0.0.0 Safari/537.36 Edg/131.0.0.0";
    private static final String CURL = "curl/8.5.0";

    @AfterEach
    void widen() {
        browser.resize(1200);
    }

    @Test
    void browsersSystemsAndProgramsAreRecognized() {
        open("#/sign-in");

        Object names = browser.run("""
                const m = { t: (key, { browser, system } = {}) => (browser ? `${browser} on ${system}` : key) };
                return import('/account/ui/core/agents.js')
                    .then(({ deviceName }) => arguments[0].map(([, agent]) => deviceName(m, agent)))""", UserAgents.SAMPLES);

        assertThat(names)
                .isEqualTo(
                        UserAgents.SAMPLES.stream().map(sample -> sample.get(0)).toList());
    }

    @Test
    void aSessionIsNamedByItsBrowserAndSystem() {
        Member ada = premises.member("ada");
        visits(ada, FIREFOX);
        signIn(ada);
        open("#/user-settings/sessions");

        browser.see("Firefox on Linux");

        assertThat(browser.texts("account-sessions tbody tr").get(0)).contains("Chrome on Linux", "This session");
        assertThat(browser.run("""
                        return [...document.querySelectorAll('.account-device')]
                            .find(({ textContent }) => textContent === 'Firefox on Linux').title""")).isEqualTo(FIREFOX);
        assertThat(browser.text()).contains("127.0.0.1").doesNotContain("Mozilla");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void oneSessionIsSignedOutOrAllOthersAre() {
        Member ada = premises.member("bob");
        HttpUser firefox = visits(ada, FIREFOX);
        HttpUser edge = visits(ada, EDGE);
        signIn(ada);
        open("#/user-settings/sessions");

        browser.click("Sign out Firefox on Linux");
        browser.see("Firefox on Linux has been signed out.");
        firefox.get("api/session").expect(401);
        edge.get("api/session").expect(200);
        browser.click("Sign out all other sessions");
        browser.see("other sessions will be signed out");
        browser.click("Sign out all other sessions");

        browser.see("You are not signed in anywhere else.");
        edge.get("api/session").expect(401);
    }

    @Test
    void knownDevicesAreForgottenOneByOneAndTogether() {
        Member ada = premises.member("eve");
        visits(ada, CURL);
        visits(ada, EDGE);
        signIn(ada);
        open("#/user-settings/sessions");
        browser.see("Known devices");
        browser.see("the next sign-in from it counts as one from a new device");

        browser.click("Forget curl");
        browser.see("curl has been forgotten.");
        assertThat(clients(ada)).doesNotContain(CURL).contains(EDGE);
        browser.click("Forget all other devices");
        browser.see("The next sign-in from");
        browser.click("Forget all other devices");

        browser.see("All other devices have been forgotten.");
        assertThat(clients(ada)).singleElement().asString().contains("HeadlessChrome");
        browser.see("This device");
    }

    @Test
    void nothingBreaksOnANarrowScreen() {
        Member ada = premises.member("narrow");
        visits(ada, FIREFOX);
        premises.update("UPDATE account_session SET address = '2001:db8:1111:2222:3333:4444:5555:6666'"
                + " WHERE client LIKE '%Firefox%'");
        signIn(ada);
        browser.resize(320);
        open("#/user-settings/sessions");
        browser.see("Firefox on Linux");

        assertThat(browser.run("return document.documentElement.scrollWidth <= innerWidth"))
                .isEqualTo(true);
        assertThat(linesOf(".account-date")).containsOnly(1L);
        assertThat(linesOf(".account-address:not(:has(wbr))")).containsOnly(1L);
        assertThat(linesOf(".account-address:has(wbr)")).allMatch(lines -> lines <= 2);
    }

    private List<Long> linesOf(String css) {
        return ((List<?>) browser.run("""
                return [...document.querySelectorAll(arguments[0])].map((element) =>
                    new Set([...element.getClientRects()].map(({ top }) => Math.round(top))).size)""", css)).stream().map(Long.class::cast).toList();
    }

    private List<String> clients(Member member) {
        return member.signIn().browser().get("api/me/devices").fields("client").stream()
                .filter(client -> !client.startsWith("Java-http-client"))
                .toList();
    }

    private HttpUser visits(Member member, String agent) {
        HttpUser visitor = premises.stranger().with("User-Agent", agent);
        visitor.signIn(member.name(), Member.PASSWORD).expect(200);
        return visitor;
    }
}
