package org.accountkit.examples.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.accountkit.testkit.VirtualAuthenticator;
import org.accountkit.user.Username;
import org.accountkit.web.AccountPage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.WebElement;

/** Every word that the page shows, in every state, comes from the catalogue: no English in another language, and no key. */
@Tag("slow")
class PageWordsTest {

    private static final String ADMINISTRATOR = "άννα";
    private static final String USER = "νίκος";
    private static final String FIRST_PASSWORD = "a first password to be changed";

    /** What is the same in each language: names of products, languages, roles, rights and time zones. */
    private static final List<String> DATA = List.of(
            "Example",
            "Google Authenticator",
            "Microsoft Authenticator",
            "Twilio Authy",
            "HeadlessChrome",
            "Chromium",
            "Chrome",
            "Linux",
            "English",
            "Deutsch",
            "administrator",
            "shop",
            "UTC",
            "GMT");

    private static final String SCAN = """
            const found = [];
            const read = (text, where) => {
              const rest = arguments[0].reduce((all, known) => all.replaceAll(known, ''), text ?? '')
                .replace(/\\baccount\\.[a-z.]+/g, '');
              if (/[A-Za-z]{2}/.test(rest)) found.push(`${where}: ${text.trim()}`);
            };
            read(document.title, 'title');
            const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
            while (walker.nextNode()) {
              const { data, parentElement: parent } = walker.currentNode;
              const other = parent.closest('script, noscript, time, bdi, code, textarea, .account-codes, [name=role] option');
              if ((parent.checkVisibility() || parent.matches('option')) && !other) read(data, parent.outerHTML.slice(0, 80));
            }
            for (const each of document.querySelectorAll('[aria-label], [title], [alt], [placeholder]'))
              for (const name of ['aria-label', 'alt', 'placeholder']) read(each.getAttribute(name), name);
            return found;
            """;

    private final WideTexts texts = new WideTexts();
    private final List<String> foreign = new ArrayList<>();
    private SmallHost host;
    private Browser browser;

    @BeforeEach
    void start(@TempDir Path folder) {
        host = new SmallHost(
                ADMINISTRATOR,
                settings -> settings,
                AccountPage.of("Example").language("el").messages("/texts.json"));
        host.serve("/texts.json", "application/json", texts.catalogue());
        browser = Browser.open();
    }

    @AfterEach
    void stop() {
        browser.close();
        host.close();
    }

    @Test
    void everyWordComesFromTheCatalogue() {
        anonymously();
        password();
        VirtualAuthenticator phone = twoFactor();
        secondFactor(phone);
        keysSessionsAndDownloads();
        users();
        roles();
        auditLog();
        failures();
        forcedChange();
        throttled();

        assertThat(foreign).isEmpty();
    }

    private void anonymously() {
        open("#/reset");
        shows("reset.text");
        click("reset.request");
        shows("reset.back");
        type("field.username", "κανείς");
        click("reset.request");
        shows("reset.requested");
        open("#/sign-in");
        shows("reset.forgot");
        click("sign-in.heading");
        browser.until("return Boolean(document.querySelector('[aria-invalid]'))");
        scan();
        signIn(ADMINISTRATOR, "wrong");
        shows("error.invalid-credentials");
        signIn(ADMINISTRATOR, SmallHost.PASSWORD);
        signedIn();
    }

    private void password() {
        open("#/user-settings/password");
        browser.see(texts.text("field.currentPassword"));
        scan();
        click("password.heading");
        browser.until("return Boolean(document.querySelector('[aria-invalid]'))");
        scan();
        type("field.newPassword", "qwertyuiop");
        type("field.repeatPassword", "another");
        type("field.currentPassword", "wrong");
        click("password.heading");
        shows("violation.too-short");
        type("field.newPassword", SmallHost.PASSWORD);
        type("field.repeatPassword", SmallHost.PASSWORD);
        type("field.currentPassword", SmallHost.PASSWORD);
        click("password.heading");
        shows("violation.unchanged");
    }

    private VirtualAuthenticator twoFactor() {
        open("#/user-settings/two-factor");
        shows("two-factor.off");
        click("two-factor.use");
        shows("two-factor.scan");
        VirtualAuthenticator phone = browser.scan();
        browser.type(codeLabel(), "12");
        click("two-factor.validate");
        shows("two-factor.ends-session");
        browser.type(codeLabel(), "000000");
        click("two-factor.validate");
        shows("error.wrong-code");
        browser.type(codeLabel(), phone.code(host.clock.instant()));
        click("two-factor.validate");
        shows("recovery-codes.text");
        click("sign-in.heading");
        shows("missing.saved");
        field("field.saved").click();
        click("sign-in.heading");
        shows("field.password");
        host.clock.advance(Duration.ofMinutes(2));
        return phone;
    }

    private void secondFactor(VirtualAuthenticator phone) {
        signIn(ADMINISTRATOR, SmallHost.PASSWORD);
        shows("sign-in.totp-hint");
        click("sign-in.use-recovery-code");
        shows("sign-in.recovery-code-hint");
        type("field.recoveryCode", "nonsense");
        click("sign-in.heading");
        shows("error.recovery-code-refused");
        browser.click(texts.text("sign-in.use-totp", 6));
        browser.type(codeLabel(), phone.code(host.clock.instant()));
        click("sign-in.heading");
        signedIn();
        open("#/user-settings/two-factor");
        shows("two-factor.end-text");
        click("two-factor.deactivate");
        shows("two-factor.prove");
        click("cancel");
        shows("said.cancelled");
        click("recovery-codes.renew");
        shows("recovery-codes.renew-text");
        click("recovery-codes.renew");
        shows("recovery-codes.renewed");
        field("field.saved").click();
        click("done");
        shows("two-factor.end-text");
    }

    private void keysSessionsAndDownloads() {
        open("#/user-settings/api-key");
        shows("api-key.text");
        click("api-key.generate");
        shows("api-key.once-text");
        click("api-key.saved");
        shows("api-key.generated");
        click("api-key.replace");
        shows("api-key.replace-text");
        click("api-key.keep");
        click("api-key.remove");
        shows("api-key.remove-text");
        click("api-key.keep");
        open("#/user-settings/sessions");
        shows("sessions.heading");
        browser.until("return !document.querySelector('[aria-busy]')");
        scan();
        open("#/downloads");
        shows("download-links.none");
        click("download-links.create");
        shows("download-links.only");
        field("download-links.state-open").click();
        click("download-links.save");
        shows("download-links.open-title");
        click("cancel");
        browser.run("document.querySelector('.account-menu-opener').click()");
        scan();
    }

    private void users() {
        open("#/settings/users");
        click("users.create");
        shows("users.first-password-hint");
        click("users.create");
        shows("users.first-password");
        type("field.username", "ω".repeat(65));
        browser.type(texts.text("users.first-password"), FIRST_PASSWORD);
        click("users.create");
        shows("violation.username");
        type("field.username", USER);
        click("users.create");
        shows("users.created");
        open("#/settings/users?search=nobody");
        shows("users.none-match");
        String id = host.accounts.operations().find(Username.of(USER)).value();
        open("#/settings/users/" + id);
        shows("user.enabled-hint");
        click("user.set-password");
        shows("user.password-hint");
        click("issued.generate");
        shows("copy.password");
        browser.follow("#/settings/roles");
        shows("unsaved.text");
        click("unsaved.discard");
        shows("roles.text");
        open("#/settings/users/" + id);
        click("user.delete");
        shows("user.delete-text");
        click("cancel");
        click("user.sign-out");
        shows("user.sign-out-text");
        click("cancel");
    }

    private void roles() {
        open("#/settings/roles");
        click("roles.create");
        shows("roles.rights-hint");
        click("roles.create");
        shows("roles.name-hint");
        browser.type(texts.text("column.role"), "shop");
        click("roles.create");
        shows("roles.saved");
        click("roles.delete");
        shows("roles.delete-text");
        click("cancel");
    }

    private void auditLog() {
        open("#/settings/audit");
        shows("audit-log.text");
        browser.until("return document.querySelectorAll('td').length > 9");
        browser.run("document.querySelectorAll('details').forEach((each) => each.open = true)");
        browser.until("return [...document.querySelectorAll('details')].every((each) => each.querySelector('dl'))");
        scan();
    }

    private void failures() {
        open("#/no/such/view");
        shows("said.unknown-view");
        browser.block("*/api/me/sessions*");
        open("#/user-settings/sessions");
        shows("error.network");
        browser.block();
        host.clock.advance(Duration.ofMinutes(31));
        open("#/user-settings/api-key");
        shows("sign-in.ended-text");
        click("sign-in.leave");
        shows("field.password");
    }

    private void forcedChange() {
        browser.forgetEverything();
        open("#/sign-in");
        signIn(USER, FIRST_PASSWORD);
        shows("forced.change-password");
    }

    private void throttled() {
        browser.forgetEverything();
        open("#/sign-in");
        for (int i = 0; i < 5; i++) {
            new HttpUser(host.page()).signIn("κανείς", "wrong").expect(401);
        }
        signIn("κανείς", "wrong");
        shows("error.too-many-attempts");
    }

    private String codeLabel() {
        return texts.text("field.code", 6);
    }

    private void open(String view) {
        browser.visit(host.page() + view);
    }

    private void signIn(String name, String password) {
        type("field.username", name);
        type("field.password", password);
        click("sign-in.heading");
    }

    private void signedIn() {
        browser.until("return document.body.classList.contains('account-signed-in')");
        scan();
    }

    private void click(String key) {
        browser.click(texts.text(key));
    }

    private void type(String key, String text) {
        browser.type(texts.text(key), text);
    }

    private WebElement field(String key) {
        return browser.field(texts.text(key));
    }

    private void shows(String key) {
        browser.see(texts.beginning(key));
        scan();
    }

    private void scan() {
        foreign.addAll(((List<?>) browser.run(SCAN, DATA))
                .stream().map(String::valueOf).toList());
    }
}
