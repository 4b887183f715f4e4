package org.accountkit.examples.standalone;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** One browser, in which the administrator is signed in, for all tests of a class. Each test has users of its own. */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class AdministrationHarness {

    Premises premises;
    Browser browser;
    HttpUser admin;

    @BeforeAll
    void start(@TempDir Path folder) {
        premises = Premises.openNow(folder);
        browser = Browser.open();
        admin = premises.admin();
        open("#/sign-in");
        browser.type("User name", "admin");
        browser.type("Password", TestHosts.ADMIN_PASSWORD);
        browser.click("Sign in");
        browser.see("User Settings");
    }

    @AfterAll
    void stop() {
        browser.close();
        premises.close();
    }

    /** Loads the page anew, with nothing left of an earlier test. */
    void open(String view) {
        browser.visit("about:blank");
        browser.visit(premises.node(0).page() + view);
    }

    /** Creates a user; the fields are JSON without braces. Returns the id. */
    String create(String name, String fields) {
        return admin.post(
                        "api/users",
                        "{\"username\":\"%s\",\"password\":\"%s\",%s}".formatted(name, Member.FIRST_PASSWORD, fields))
                .expect(201)
                .field("id");
    }

    String create(String name) {
        return create(name, "\"roles\":[]");
    }

    /** Lets a user be locked out until an administrator helps. */
    void lock(String name) {
        for (int i = 0; i < 5; i++) {
            premises.stranger().signIn(name, "wrong").expect(401);
        }
    }
}
