package org.accountkit.examples.standalone;

import java.time.Duration;

/** What the page shows to a signed-in user about themselves. */
final class OwnStates extends PageStates {

    private static final String ALERT = ".account-alert:not(:empty)";
    private static final String WRONG = "[aria-invalid=true], .account-alert:not(:empty)";
    private static final String SAID = ".account-status > p";
    private static final String DIALOG = "dialog[open]";
    private static final String DISMISS = "dialog[open] .account-actions button[type=button]:last-child";
    private static final String FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0";
    private static final String SAFARI = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15"
            + " (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1";

    private Member ada;

    OwnStates(Premises premises, Pointer page, FakedAnswers answers, Visitor visitor) {
        super(premises, page, answers, visitor);
        this.ada = premises.member("ada", "operator");
    }

    @Override
    void walk() {
        premises.stranger()
                .with("User-Agent", FIREFOX)
                .signIn("ada", Member.PASSWORD)
                .expect(200);
        premises.stranger()
                .with("User-Agent", SAFARI)
                .signIn("ada", Member.PASSWORD)
                .expect(200);
        page.take(ada.browser(), address(""));
        password();
        apiKey();
        sessions();
        downloads();
        shell();
        session();
        twoFactor();
    }

    private void password() {
        String view = "#/user-settings/password";
        state("password", "form", open(view));
        state("password", "missing", submit(), see(WRONG));
        state("password", "wrong", passwords("not hers", "a long enough sentence"), submit(), see(WRONG));
        state("password", "rejected", passwords(Member.PASSWORD, "password1"), submit(), see(WRONG));
        waitingAndFailing("password", view, "api/me/sessions");
    }

    private Step passwords(String current, String next) {
        return () -> {
            page.fill("input[name=currentPassword]", current);
            page.fill("input[name=newPassword]", next);
            page.fill("input[name=repeatPassword]", next);
        };
    }

    private void apiKey() {
        String view = "#/user-settings/api-key";
        state("api-key", "none", open(view));
        state("api-key", "once", click("account-api-key .account-primary"), see("dialog[open] textarea"));
        state("api-key", "generated", click("dialog[open] .account-primary"), see(SAID));
        state("api-key", "present", open(view));
        state("api-key", "replace", click("account-api-key .account-primary"), see(DIALOG));
        state("api-key", "cancelled", click(DISMISS), see(SAID));
        waitingAndFailing("api-key", view, "api/me/api-key");
    }

    private void sessions() {
        String view = "#/user-settings/sessions";
        state("sessions", "several", open(view));
        state("sessions", "end-others", click("account-sessions > section .account-danger"), see(DIALOG));
        waitingAndFailing("sessions", view, "api/me/sessions");
    }

    private void downloads() {
        state("download-links", "reader", open("#/downloads"));
    }

    private void shell() {
        state("shell", "user-menu", open(""), click(".account-menu-opener"), see(".account-menu-list"));
        state("shell", "unknown", open("#/nowhere"), see(SAID));
        state("shell", "forbidden", open("#/settings/users"));
    }

    private void session() {
        String stays = "\"expiresAt\":9000,\"idleExpiresAt\":100";
        String ends = "\"expiresAt\":100,\"idleExpiresAt\":9000";
        state("session", "expiring", () -> answers.changed("GET", "api/session", stays), open(""), see(DIALOG));
        state("session", "ending", () -> answers.changed("GET", "api/session", ends), open(""), see(DIALOG));
        answers.none();
        state("session", "ended", open("#/user-settings/two-factor"), () -> {
            premises.update("DELETE FROM account_session");
            page.click("account-two-factor .account-primary");
            page.see(DIALOG);
        });
        state(
                "session",
                "ended-refused",
                fill("dialog input[name=password]", "not hers"),
                submit(),
                see("dialog " + ALERT));
        ada = ada.signIn();
        page.take(ada.browser(), address(""));
    }

    private void twoFactor() {
        String view = "#/user-settings/two-factor";
        state("two-factor", "off", open(view));
        state("two-factor", "enrolment", click("account-two-factor .account-primary"), see(".account-qr"));
        state("two-factor", "token-refused", fill("input[name=code]", "000000"), submit(), see(WRONG));
        state("two-factor", "codes", this::codes);
        state("two-factor", "codes-unsaved", submit(), see(ALERT));
        state(
                "two-factor",
                "codes-saved",
                click("input[name=saved]"),
                submit(),
                see("account-two-factor .account-danger"));
        ada = ada.withPhone();
        page.take(ada.browser(), address(""));
        state("two-factor", "on", open(view));
        state("two-factor", "renew", click("account-two-factor .account-button:not(.account-danger)"), see(DIALOG));
        state("two-factor", "proof", click(DISMISS), click("account-two-factor .account-danger"), see(DIALOG));
        state("two-factor", "proof-missing", submit(), see("dialog [aria-invalid=true]"));
        waitingAndFailing("two-factor", view, "api/me/two-factor");
    }

    private void codes() {
        Member other = premises.member("codes").withPhone();
        premises.clock.advance(Duration.ofMinutes(1));
        HttpUser signedIn = other.signIn().browser();
        page.take(signedIn, address(""));
        page.open(address("#/user-settings/two-factor"));
        page.click("account-two-factor .account-button:not(.account-danger)");
        page.click("dialog[open] .account-primary");
        page.see(".account-codes");
    }
}
