package org.accountkit.examples.standalone;

import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Walks through every panel in every state, in the language of the page, and calls the visitor in each of them. */
final class PageTour {

    private static final String TEXT = """
            const { messagesFor } = await import(new URL('ui/core/messages.js', document.baseURI));
            const catalogues = ['administration', 'audit-log', 'two-factor'];
            return (await messagesFor(document.documentElement, catalogues)).t(...arguments)""";

    private static final String WRONG = "no password of theirs";

    private final PageChecks page;
    private final Browser browser;
    private final BiConsumer<String, Browser> visitor;
    private final Consumer<String> opener;

    PageTour(PageChecks page, BiConsumer<String, Browser> visitor) {
        this.page = page;
        this.browser = page.browser;
        this.visitor = visitor;
        this.opener = page::open;
    }

    void walk() {
        signedOut();
        passwordOf(page.newMember());
        enrolmentOf(page.newMember());
        twoFactorOf(page.newMember().withPhone());
        apiKeyOf(page.newMember());
        sessionsOf(page.newMember());
        administration();
        downloads();
        interruptions();
    }

    private void signedOut() {
        open("#/sign-in", "field.password");
        at("sign-in");
        click("sign-in.heading");
        see("missing.field", "label", text("field.username"));
        at("sign-in: fields missing");
        signIn("nobody", WRONG);
        see("error.invalid-credentials");
        at("sign-in: refused");
        secondStep();
        open("#/reset", "reset.request");
        at("reset");
        type("field.username", "nobody");
        click("reset.request");
        see("reset.requested");
        at("reset: requested");
        newPassword();
        waiting();
    }

    private void secondStep() {
        Member member = page.newMember().withPhone();
        signIn(member.name(), Member.PASSWORD);
        see("sign-in.totp");
        at("sign-in: token");
        type("field.code", member.wrongCode());
        click("sign-in.heading");
        see("error.second-factor-refused");
        at("sign-in: token refused");
        click("sign-in.use-recovery-code");
        at("sign-in: recovery code");
    }

    private void newPassword() {
        String token = page.premises
                .admin()
                .post("api/users/" + page.newMember().id() + "/password-reset")
                .expect(201)
                .field("token");
        open("#/reset/" + token, "field.newPassword");
        at("reset: new password");
        type("field.newPassword", "short");
        type("field.repeatPassword", "short");
        click("reset.set");
        see("violation.too-short");
        at("reset: refused");
    }

    private void waiting() {
        String somebody = PageChecks.newName();
        for (int i = 0; i < 5; i++) {
            page.premises.stranger().signIn(somebody, WRONG).expect(401);
        }
        open("#/sign-in", "field.password");
        signIn(somebody, WRONG);
        see("error.too-many-attempts");
        at("sign-in: waiting");
        page.premises.waitAWhile();
    }

    private void passwordOf(Member member) {
        member.signedInAt(0);
        page.continueAs(member, "#/user-settings/password");
        see("field.newPassword");
        at("password");
        click("password.heading");
        see("missing.field", "label", text("field.currentPassword"));
        at("password: fields missing");
        browser.click(member.name());
        see("sessions.end");
        at("user menu");
        page.open("#/nowhere");
        see("said.unknown-view");
        at("unknown address");
    }

    private void enrolmentOf(Member member) {
        page.continueAs(member, "#/user-settings/two-factor");
        see("two-factor.off");
        at("two-factor: off");
        click("two-factor.use");
        String secret = browser.valueOf(text("field.secretKey")).replace(" ", "");
        at("two-factor: enrolment");
        type("field.code", "000000");
        click("two-factor.validate");
        see("error.wrong-code");
        at("two-factor: wrong token");
        type("field.code", Programs.totp(secret, page.premises.clock.instant()));
        click("two-factor.validate");
        see("field.saved");
        at("recovery codes");
        click("sign-in.heading");
        see("missing.saved");
        at("recovery codes: not saved");
        browser.field(text("field.saved")).click();
        click("sign-in.heading");
        see("said.two-factor");
        at("sign-in: after enrolment");
    }

    private void twoFactorOf(Member member) {
        page.continueAs(member, "#/user-settings/two-factor");
        see("two-factor.end-heading");
        at("two-factor: on");
        click("recovery-codes.renew");
        see("recovery-codes.renew-text");
        at("two-factor: new codes?");
        click("cancel");
        click("two-factor.deactivate");
        see("two-factor.prove");
        at("proof");
        type("field.password", WRONG);
        type("field.code", member.wrongCode());
        browser.run("document.querySelector('dialog form').requestSubmit()");
        browser.until("return document.querySelector('dialog [aria-invalid=true]') !== null");
        at("proof: refused");
        click("sign-in.use-recovery-code");
        at("proof: recovery code");
        click("cancel");
        see("said.cancelled");
        at("two-factor: cancelled");
    }

    private void apiKeyOf(Member member) {
        page.continueAs(member, "#/user-settings/api-key");
        see("api-key.generate");
        at("api-key: none");
        click("api-key.generate");
        see("api-key.saved");
        at("api-key: shown once");
        click("api-key.saved");
        see("api-key.generated");
        at("api-key: present");
        click("api-key.replace");
        see("api-key.replace-text");
        at("api-key: replace?");
        click("api-key.keep");
    }

    private void sessionsOf(Member member) {
        page.continueAs(member, "#/user-settings/sessions");
        see("sessions.current");
        at("sessions: this one");
        member.signedInAt(0);
        browser.reload();
        see("sessions.end-others");
        at("sessions: several");
        click("sessions.end-others");
        browser.until("return document.querySelector('dialog[open]') !== null");
        at("sessions: end others?");
        click("cancel");
    }

    private void administration() {
        Member member = page.newMember("readonly").withPhone();
        page.continueAs(page.premises.admin(), "#/settings/users");
        see("users.create");
        at("users");
        page.open("#/settings/users?search=zzz");
        browser.reload();
        browser.until("return document.querySelector('main form') !== null");
        at("users: none found");
        click("users.create");
        at("users: create");
        click("users.create");
        see("missing.field", "label", text("field.username"));
        at("users: create, fields missing");
        userOf(member);
        roles();
        open("#/settings/audit", "audit-log.heading");
        browser.until("return document.querySelector('[role=cell]') !== null");
        at("audit log");
    }

    private void userOf(Member member) {
        open("#/settings/users/" + member.id(), "field.twoFactorActive");
        at("user");
        browser.field(text("field.twoFactorActive")).click();
        click("user.submit");
        see("user.clear-yes");
        at("user: turn off two-factor?");
        click("cancel");
        click("user.delete");
        see("user.delete-text");
        at("user: delete?");
        click("cancel");
        browser.field(text("field.twoFactorActive")).click();
        click("user.set-password");
        browser.until("return document.querySelectorAll('[autocomplete=new-password]').length > 0");
        at("user: set password");
        page.continueAs(page.premises.admin(), "#/settings/roles");
    }

    private void roles() {
        see("roles.create");
        at("roles");
        click("roles.create");
        browser.until("return document.querySelector('main form') !== null");
        at("roles: create");
        click("roles.create");
        browser.until("return document.querySelector('main [aria-invalid=true]') !== null");
        at("roles: create, refused");
        open("#/settings/roles", "roles.create");
    }

    private void downloads() {
        open("#/downloads", "download-links.use-heading");
        at("downloads");
        if (browser.text().contains(text("download-links.create"))) {
            click("download-links.create");
            see("download-links.renewed");
            at("downloads: token");
        }
        click("download-links.renew");
        see("download-links.renew-text");
        at("downloads: renew?");
        click("cancel");
    }

    private void interruptions() {
        page.continueAs(page.premises.newcomer(PageChecks.newName()), "");
        see("forced.change-password");
        at("forced password change");
        Member member = page.newMember();
        page.premises.edit(member, "\"twoFactorRequired\":true").expect(200);
        page.continueAs(member.signIn(), "");
        see("forced.set-up-two-factor");
        at("forced two-factor");
        page.continueAs(page.newMember(), "#/user-settings/password");
        see("field.newPassword");
        page.premises.update("DELETE FROM account_session");
        browser.follow("#/user-settings/api-key");
        see("sign-in.ended");
        at("session ended");
        unreachable();
    }

    private void unreachable() {
        page.continueAs(page.newMember(), "#/user-settings/password");
        see("field.newPassword");
        browser.block("*/api/me/api-key");
        browser.follow("#/user-settings/api-key");
        see("error.network");
        at("unreachable");
        browser.block();
        page.continueAs(page.newMember("operator"), "#/settings/users");
        see("error.forbidden");
        at("forbidden");
    }

    private void at(String state) {
        visitor.accept(state, browser);
    }

    private void open(String view, String key) {
        opener.accept(view);
        see(key);
    }

    private void signIn(String name, String password) {
        type("field.username", name);
        type("field.password", password);
        click("sign-in.heading");
    }

    private void type(String key, String value) {
        browser.type(text(key), value);
    }

    private void click(String key) {
        browser.click(text(key));
    }

    private void see(String key, String... namesAndValues) {
        browser.see(text(key, namesAndValues));
    }

    /** The page's own text for a key, so that the walk goes the same way in every language. */
    private String text(String key, String... namesAndValues) {
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            values.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        String text = String.valueOf(browser.run(TEXT, key, values));
        if (text.equals(key)) {
            throw new AssertionError("No text for " + key);
        }
        return text;
    }
}
