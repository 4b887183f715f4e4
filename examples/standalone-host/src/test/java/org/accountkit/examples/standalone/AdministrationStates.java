package org.accountkit.examples.standalone;

/** What the page shows to an administrator. */
final class AdministrationStates extends PageStates {

    private static final String WRONG = "[aria-invalid=true], .account-alert:not(:empty)";
    private static final String SAID = ".account-status > p";
    private static final String DIALOG = "dialog[open]";
    private static final String DISMISS = "dialog[open] .account-actions button[type=button]:last-child";

    AdministrationStates(Premises premises, Pointer page, FakedAnswers answers, Visitor visitor) {
        super(premises, page, answers, visitor);
    }

    @Override
    void walk() {
        Member linus = people();
        page.take(premises.admin(), address(""));
        users();
        user(linus);
        roles();
        auditLog();
        downloads();
    }

    private Member people() {
        HttpUser admin = premises.admin();
        admin.post("api/roles", "{\"name\":\"clerk\",\"grants\":[\"account.audit.read\"],\"denies\":[\"hello.write\"]}")
                .expect(201);
        Member linus = premises.member("linus", "clerk", "operator").withPhone();
        premises.edit(linus, "\"fullName\":\"Linus Example\",\"description\":\"Accounts department\"")
                .expect(200);
        Member gone = premises.member("former.employee@subsidiary.example.com", "readonly");
        premises.edit(gone, "\"enabled\":false,\"fullName\":\"A Person With a Rather Long Name\"")
                .expect(200);
        Member locked = premises.member("locked");
        for (int i = 0; i < 5; i++) {
            premises.stranger().signIn(locked.name(), "wrong").expect(401);
        }
        return linus;
    }

    private void users() {
        state("users", "list", open("#/settings/users"));
        state("users", "none-found", open("#/settings/users?search=nobody"));
        state(
                "users",
                "create",
                open("#/settings/users"),
                click("account-users .account-primary:not(.account-quiet)"),
                see("input[name=password]"));
        state("users", "create-missing", submit(), see(WRONG));
        waitingAndFailing("users", "#/settings/users", "api/users");
    }

    private void user(Member linus) {
        String view = "#/settings/users/" + linus.id();
        state("user", "edit", open(view));
        state("user", "clear-two-factor", click("input[name=twoFactorActive]"), submit(), see(DIALOG));
        state("user", "cancelled", click(DISMISS), see(SAID));
        state("user", "delete", open(view), click("account-user > section .account-danger"), see(DIALOG));
        state(
                "user",
                "saved",
                open(view),
                fill("input[name=description]", "Accounting"),
                submit(),
                see("account-users " + SAID));
        waitingAndFailing("user", view, "api/users/");
    }

    private void roles() {
        String view = "#/settings/roles";
        state("roles", "list", open(view));
        state("roles", "create", click("account-roles .account-primary"), see("form"));
        state("roles", "delete", open(view), click("account-roles > section .account-danger"), see(DIALOG));
        waitingAndFailing("roles", view, "api/roles");
    }

    private void auditLog() {
        String view = "#/settings/audit";
        state("audit-log", "list", open(view));
        state("audit-log", "none-found", open(view + "?actor=nobody-at-all"));
        waitingAndFailing("audit-log", view, "api/audit-events");
    }

    private void downloads() {
        String view = "#/downloads";
        state("download-links", "none", open(view));
        state(
                "download-links",
                "created",
                click("account-download-links > section > .account-body > .account-actions button"),
                see("textarea"));
        state("download-links", "open", click("input[value=open]"), submit(), see(DIALOG));
        waitingAndFailing("download-links", view, "api/download-token");
    }
}
