package org.accountkit.examples.standalone;

import org.accountkit.testkit.VirtualAuthenticator;

/** What the page shows to somebody who has yet to sign in, or to do what is demanded first. */
final class SignedOutStates extends PageStates {

    private static final String NAME = "input[name=username]";
    private static final String PASSWORD = "input[name=password]";
    private static final String ALERT = ".account-alert:not(:empty)";
    private static final String WRONG = "[aria-invalid=true], .account-alert:not(:empty)";
    private static final String THROTTLED = "\"code\":\"too-many-attempts\",\"retryAfterSeconds\":27";

    private final Browser browser;

    SignedOutStates(Premises premises, Browser browser, Pointer page, FakedAnswers answers, Visitor visitor) {
        super(premises, page, answers, visitor);
        this.browser = browser;
    }

    @Override
    void walk() {
        Member grace = premises.member("grace").withPhone();
        premises.waitAWhile();
        signIn();
        secondStep(grace);
        reset(grace);
        beginning();
        forced();
    }

    private Step credentials(String name, String password) {
        return () -> {
            page.fill(NAME, name);
            page.fill(PASSWORD, password);
        };
    }

    private void signIn() {
        state("sign-in", "empty", open("#/sign-in"));
        state("sign-in", "missing", submit(), see(WRONG));
        state("sign-in", "refused", credentials("grace", "not hers"), submit(), see(ALERT));
        state(
                "sign-in",
                "throttled",
                () -> answers.problem("POST", "api/sign-in", 429, THROTTLED),
                open("#/sign-in"),
                credentials("grace", "not hers"),
                submit(),
                see(".account-countdown"));
        answers.none();
    }

    private void secondStep(Member grace) {
        state(
                "sign-in",
                "token",
                open("#/sign-in"),
                credentials(grace.name(), Member.PASSWORD),
                submit(),
                see("input[name=code]"));
        state("sign-in", "token-refused", fill("input[name=code]", "000000"), submit(), see(WRONG));
        state("sign-in", "recovery-code", click(".account-submit + button"), see("input[name=recoveryCode]"));
    }

    private void reset(Member grace) {
        state("reset", "request", open("#/sign-in"), click("a[href$='#/reset']"), see("account-reset " + NAME));
        state("reset", "requested", fill(NAME, "grace"), submit(), see("account-reset .account-status > p"));
        String token = premises.admin()
                .post("api/users/" + grace.id() + "/password-reset", "{}")
                .expect(201)
                .field("token");
        state("reset", "set", open("#/reset/" + token), see("input[name=newPassword]"));
        state(
                "reset",
                "second-factor",
                fill("input[name=newPassword]", Member.PASSWORD + "!"),
                fill("input[name=repeatPassword]", Member.PASSWORD + "!"),
                submit(),
                see("input[name=code]"));
    }

    private void beginning() {
        state("start", "failed", () -> browser.block("*/api/session"), () -> {
            page.open(address(""));
            page.see(ALERT);
        });
        state("start", "incomplete", () -> browser.block("*/ui/page.js"), () -> {
            page.open(address(""));
            page.see("#account-view p a");
        });
        browser.block();
    }

    private void forced() {
        Member newcomer = premises.newcomer("newcomer");
        state("forced", "change-password", as(newcomer.browser()), open(""));
        Member careful = premises.member("careful");
        Premises.edit(premises.admin(), careful.id(), "\"twoFactorRequired\":true")
                .expect(200);
        careful.signIn();
        state("forced", "set-up-two-factor", as(careful.browser()), open(""));
        state("forced", "enrolment", click("account-two-factor .account-primary"), see(".account-qr"));
        state("forced", "codes", this::typeToken, submit(), see(".account-codes"));
        state("forced", "codes-unsaved", submit(), see(ALERT));
        page.signOut();
    }

    private void typeToken() {
        Object secret = browser.run("return document.querySelector('[name=secretKey]').value.replaceAll(' ', '')");
        String code = VirtualAuthenticator.typed(String.valueOf(secret)).code(premises.clock.instant());
        page.fill("input[name=code]", code);
    }
}
