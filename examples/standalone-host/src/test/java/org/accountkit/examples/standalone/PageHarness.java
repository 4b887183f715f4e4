package org.accountkit.examples.standalone;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/** A browser in front of a host, for tests of the page; a user named ada has an account. */
@Tag("slow")
abstract class PageHarness {

    @TempDir
    Path folder;

    Premises premises;
    Browser browser;
    Member ada;

    @BeforeEach
    void start() {
        premises = Premises.openNow(folder);
        browser = Browser.open();
        ada = premises.member("ada");
    }

    @AfterEach
    void stop() {
        browser.close();
        premises.close();
    }

    void open(String view) {
        browser.visit(premises.node(0).page() + view);
    }

    void signIn() {
        open("#/sign-in");
        typePassword("ada", Member.PASSWORD);
    }

    void typePassword(String name, String password) {
        browser.type("User name", name);
        browser.type("Password", password);
        browser.click("Sign in");
    }

    void signInByRecoveryCode(int index) {
        signIn();
        browser.click("Use a recovery code");
        browser.type("Recovery code", ada.recoveryCode(index));
        browser.click("Sign in");
        browser.see("User Settings");
    }
}
