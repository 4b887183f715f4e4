package org.accountkit.examples.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** All that the page is for, by keyboard alone, in text of the usual size and of twice that size. */
class PageKeyboardTest extends PageChecks {

    private static final String NEXT = "an altogether different one";
    private static final String SIDEWAYS =
            "return document.scrollingElement.scrollWidth > document.scrollingElement.clientWidth";

    private Keyboard keyboard;

    @Test
    @DisplayName("U06 User name → User Settings → change password, by keyboard alone")
    void u06ThePasswordIsChangedByKeyboard() {
        keyboard = new Keyboard(browser);
        open("#/sign-in");
        signInByKeyboard(user.name(), Member.PASSWORD);

        changePassword();

        premises.stranger().signIn(user.name(), NEXT).expect(200);
        keyboard.assertThatTheFocusWasAlwaysVisible();
    }

    @ParameterizedTest(name = "text at {0} %")
    @ValueSource(ints = {100, 200})
    void everythingCanBeDoneByKeyboard(int textSize) {
        keyboard = new Keyboard(browser);
        browser.width(1280);
        browser.textSize(textSize);
        open("#/sign-in");
        signInByKeyboard(user.name(), Member.PASSWORD);

        changePassword();
        String secret = useTwoFactor();
        signInWithToken(secret);
        generateAndReplaceKey();
        deactivateTwoFactor(secret);
        signOut();
        clearTwoFactorOfAnother();
        makeDownloadToken();

        keyboard.assertThatTheFocusWasAlwaysVisible();
    }

    private void signInByKeyboard(String name, String password) {
        keyboard.fill("User name", name);
        keyboard.fill("Password", password);
        keyboard.enter();
        browser.see("User Settings");
        fits();
    }

    /** S1. */
    private void changePassword() {
        keyboard.choose(user.name());
        keyboard.choose("User Settings");
        keyboard.fill("Current password", Member.PASSWORD);
        keyboard.fill("New password", NEXT);
        keyboard.fill("Repeat the new password", NEXT);
        fits();
        keyboard.choose("Change password");
        browser.see("Your password has been changed.");
    }

    /** S2, S3 and S4. */
    private String useTwoFactor() {
        navigate("Two Factor Authentication");
        keyboard.choose("Use Two Factor Authentication");
        keyboard.reach("Secret key");
        String secret = browser.valueOf("Secret key").replace(" ", "");
        fits();
        keyboard.fill("6-digit token", Programs.totp(secret, premises.clock.instant()));
        keyboard.choose("Validate Two Factor Authentication");
        keyboard.tick("I have saved these codes");
        fits();
        keyboard.choose("Sign in");
        browser.see("The 6-digit token you just used will not work again");
        return secret;
    }

    private void signInWithToken(String secret) {
        premises.waitAWhile();
        keyboard.fill("User name", user.name());
        keyboard.fill("Password", NEXT);
        keyboard.choose("Sign in");
        keyboard.fill("6-digit token", Programs.totp(secret, premises.clock.instant()));
        keyboard.choose("Sign in");
        browser.see("User Settings");
    }

    /** S7. */
    private void generateAndReplaceKey() {
        navigate("API Key");
        keyboard.choose("Generate API key");
        takeKey();
        keyboard.choose("Generate new API key");
        browser.see("The current key stops working immediately.");
        fits();
        keyboard.choose("Generate new API key");
        takeKey();
    }

    private void takeKey() {
        keyboard.reach("API Key");
        fits();
        keyboard.choose("I have saved the key");
        browser.see("Your new API key works now.");
    }

    /** S5. */
    private void deactivateTwoFactor(String secret) {
        premises.waitAWhile();
        navigate("Two Factor Authentication");
        keyboard.choose("Deactivate Two Factor Authentication");
        keyboard.fill("Password", NEXT);
        keyboard.fill("6-digit token", Programs.totp(secret, premises.clock.instant()));
        fits();
        keyboard.choose("Deactivate Two Factor Authentication");
        browser.see("It is off.");
    }

    private void signOut() {
        keyboard.choose(user.name());
        keyboard.choose("Sign out");
        browser.see("You are signed out.");
    }

    /** S6. */
    private void clearTwoFactorOfAnother() {
        Member other = premises.member("aa-" + newName()).withPhone();
        signInByKeyboard("admin", TestHosts.ADMIN_PASSWORD);
        navigate("Users");
        fits();
        keyboard.choose("Edit " + other.name());
        keyboard.tick("2FA Active");
        fits();
        keyboard.choose("Edit User");
        browser.see("Turn off two factor authentication for " + other.name() + "?");
        keyboard.choose("Turn off");
        browser.see("The user " + other.name() + " has been changed.");
        assertThat(premises.admin().get("api/users/" + other.id()).field("twoFactorActive"))
                .isEqualTo("false");
    }

    /** S9. */
    private void makeDownloadToken() {
        navigate("Download Links");
        fits();
        boolean first = browser.text().contains("Create download token");
        keyboard.choose(first ? "Create download token" : "Renew download token");
        if (!first) {
            browser.see("The current download token stops working immediately");
            keyboard.choose("Renew download token");
        }
        browser.see("The new download token works now.");
        keyboard.reach("Anyone with the download token");
        keyboard.down();
        keyboard.choose("Save");
        browser.see("Open the downloads to everyone?");
        fits();
        keyboard.choose("Cancel");
        browser.see("Nothing was changed.");
    }

    /** On a narrow page, or in large text, a button unfolds the navigation. */
    private void navigate(String view) {
        if (!browser.text().contains(view) && browser.text().contains("Menu")) {
            keyboard.choose("Menu");
        }
        keyboard.choose(view);
    }

    private void fits() {
        assertThat(browser.run(SIDEWAYS))
                .as("sideways scroll in " + browser.address())
                .isEqualTo(false);
    }
}
