package org.accountkit.examples.standalone;

import java.time.Duration;
import org.accountkit.testkit.VirtualAuthenticator;

/** The walk of {@code docs/tour.md}: a newcomer's first day, and what an administrator sees of it. */
final class Tour {

    private static final String FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0";
    private static final Duration STEP = Duration.ofSeconds(30);

    private final Premises premises;
    private final Browser browser;
    private final Pointer page;
    private final Album album;

    Tour(Premises premises, Browser browser, Album album) {
        this.premises = premises;
        this.browser = browser;
        this.page = new Pointer(browser);
        this.album = album;
    }

    void walk() {
        premises.newcomer("ada", "operator");
        firstSignIn();
        VirtualAuthenticator phone = twoFactor();
        signInWithToken(phone);
        apiKey();
        sessions();
        administration();
    }

    private void open(String view) {
        page.open(premises.node(0).page() + view);
    }

    private void signIn(String password) {
        browser.type("User name", "ada");
        browser.type("Password", password);
        browser.click("Sign in");
    }

    private void firstSignIn() {
        open("");
        browser.field("User name");
        album.take("tour/01-sign-in");
        signIn(Member.FIRST_PASSWORD);
        browser.see("Choose a new password first.");
        album.take("tour/02-new-password");
        browser.type("Current password", Member.FIRST_PASSWORD);
        browser.type("New password", Member.PASSWORD);
        browser.type("Repeat the new password", Member.PASSWORD);
        browser.click("Change password");
        browser.see("You have full access again.");
        album.take("tour/03-user-settings");
    }

    private VirtualAuthenticator twoFactor() {
        open("#/user-settings/two-factor");
        browser.click("Use Two Factor Authentication");
        VirtualAuthenticator phone = browser.scan();
        album.take("tour/04-two-factor");
        album.takeBoth("two-factor");
        browser.type("6-digit token", phone.code(premises.clock.instant()));
        browser.click("Validate Two Factor Authentication");
        browser.see("I have saved these codes");
        album.take("tour/05-recovery-codes");
        browser.field("I have saved these codes").click();
        browser.click("Sign in");
        return phone;
    }

    private void signInWithToken(VirtualAuthenticator phone) {
        premises.clock.advance(STEP);
        signIn(Member.PASSWORD);
        browser.field("6-digit token");
        album.take("tour/06-token");
        browser.type("6-digit token", phone.code(premises.clock.instant()));
        browser.click("Sign in");
        browser.see("User Settings");
    }

    private void apiKey() {
        open("#/user-settings/api-key");
        browser.click("Generate API key");
        browser.field("API Key");
        album.take("tour/07-api-key");
        album.takeBoth("api-key");
        browser.click("I have saved the key");
        browser.see("Your new API key works now.");
    }

    private void sessions() {
        premises.stranger()
                .with("User-Agent", FIREFOX)
                .signIn("admin", TestHosts.ADMIN_PASSWORD)
                .expect(200);
        open("#/user-settings/sessions");
        browser.see("This session");
        album.take("tour/08-sessions");
    }

    private void administration() {
        people();
        page.take(premises.admin(), premises.node(0).page().toString());
        open("#/settings/users");
        browser.see("grace");
        album.take("tour/09-users");
        album.takeBoth("users");
        browser.click("Edit grace");
        browser.field("2FA Active");
        album.take("tour/10-edit-user");
        open("#/settings/audit");
        browser.see("grace");
        album.take("tour/11-audit-log");
        open("#/downloads");
        browser.click("Create download token");
        browser.field("Download token");
        album.take("tour/12-downloads");
    }

    private void people() {
        Member grace = premises.member("grace", "operator").withPhone();
        premises.edit(grace, "\"fullName\":\"Grace Example\"").expect(200);
        Member linus = premises.member("linus", "readonly");
        premises.edit(linus, "\"fullName\":\"Linus Example\",\"twoFactorRequired\":true")
                .expect(200);
        premises.newcomer("noor", "administrator");
    }
}
