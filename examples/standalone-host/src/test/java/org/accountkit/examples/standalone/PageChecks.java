package org.accountkit.examples.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openqa.selenium.Keys;

/**
 * A check of the page in a browser. Those with a number, such as {@code u07}, are listed in {@link PageCheckNumbersTest}.
 * Each begins signed out, with a user of its own, and ends without a violation of the page's policies.
 */
@Tag("slow")
@ExtendWith(SharedPage.class)
abstract class PageChecks {

    private static final AtomicInteger USERS = new AtomicInteger();

    Premises premises;
    Browser browser;
    SharedPage.Shop shop;
    Member user;

    void use(Premises sharedPremises, Browser sharedBrowser, SharedPage.Shop sharedShop) {
        premises = sharedPremises;
        browser = sharedBrowser;
        shop = sharedShop;
    }

    @BeforeEach
    void begin() {
        premises.waitAWhile();
        user = newMember();
        browser.reset();
        browser.complaints();
    }

    @AfterEach
    void nothingViolatesThePolicies() {
        assertThat(browser.complaints()).isEmpty();
    }

    Member newMember(String... roles) {
        return premises.member(newName(), roles);
    }

    static String newName() {
        return "user" + USERS.incrementAndGet();
    }

    URI page() {
        return premises.node(0).page();
    }

    void open(String view) {
        browser.visit(page() + view);
    }

    /** Lets the browser continue a session. */
    void continueAs(HttpUser signedIn, String view) {
        browser.visit("about:blank");
        browser.command("Network.clearBrowserCookies", Map.of());
        browser.command(
                "Network.setCookie",
                Map.of("name", "account-session", "value", signedIn.cookie("session"), "url", page().toString()));
        open(view);
    }

    void continueAs(Member member, String view) {
        continueAs(member.browser(), view);
    }

    /** Types the user's name and password. */
    void signIn() {
        open("#/sign-in");
        typePassword(user.name(), Member.PASSWORD);
    }

    void typePassword(String name, String password) {
        browser.type("User name", name);
        browser.type("Password", password);
        browser.click("Sign in");
    }

    /** Signs in until the page asks for the second factor. */
    void signInWithPhone() {
        user.withPhone();
        premises.waitAWhile();
        signIn();
        browser.field("6-digit token");
    }

    String focused() {
        return (String) browser.run("return document.activeElement.name ?? document.activeElement.localName");
    }

    /** Pastes as a keyboard does. */
    void paste(String text) {
        browser.command(
                "Browser.grantPermissions",
                Map.of("permissions", List.of("clipboardReadWrite", "clipboardSanitizedWrite")));
        browser.run("return navigator.clipboard.writeText(arguments[0])", text);
        browser.press(Keys.chord(Keys.CONTROL, "v"));
        browser.command("Browser.resetPermissions", Map.of());
    }
}
