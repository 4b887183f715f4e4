package org.accountkit.examples.standalone;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** One browser in front of one host for all tests of a class, each with users of its own. */
@Tag("slow")
@TestInstance(Lifecycle.PER_CLASS)
abstract class SharedPageHarness {

    Premises premises;
    Browser browser;

    /** Names and values of the host's environment. */
    String[] settings() {
        return new String[0];
    }

    @BeforeAll
    void start(@TempDir Path folder) {
        premises = Premises.openNow(folder, settings());
        browser = Browser.open();
    }

    @AfterAll
    void stop() {
        browser.close();
        premises.close();
    }

    @BeforeEach
    void beginAnew() {
        browser.forgetEverything();
        premises.catchUp();
    }

    void open(String view) {
        browser.visit(premises.node(0).page() + view);
    }

    /** A new user, who signs in on the page. */
    Member signInAs(String name, String... roles) {
        Member member = premises.member(name, roles);
        signIn(member);
        return member;
    }

    void signIn(Member member) {
        open("#/sign-in");
        browser.type("User name", member.name());
        browser.type("Password", Member.PASSWORD);
        browser.click("Sign in");
        browser.see("User Settings");
    }
}
