package org.accountkit.examples.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page in a second browser: what users do with their own accounts. */
@Tag("slow")
class PageFirefoxTest {

    private static final String NEXT = "an altogether different one";
    private static final String ESCAPE = "\uE00C";

    @TempDir
    Path folder;

    @Test
    void walksThroughUserSettings() {
        try (Premises premises = Premises.openNow(folder);
                Firefox firefox = Firefox.open(folder.resolve("firefox"))) {
            Member ada = premises.member("ada");
            firefox.visit(premises.node(0).page().toString());
            signIn(firefox, Member.PASSWORD);

            firefox.type("Current password", Member.PASSWORD);
            firefox.type("New password", NEXT);
            firefox.type("Repeat the new password", NEXT);
            firefox.click("Change password");
            firefox.see("Your password has been changed.");

            generateKey(firefox, ada);

            String secret = useTwoFactor(firefox, premises);
            premises.waitAWhile();
            signIn(firefox, NEXT);
            firefox.type("6-digit token", Programs.totp(secret, premises.clock.instant()));
            firefox.click("Sign in");
            firefox.see("User Settings");
        }
    }

    private static void signIn(Firefox firefox, String password) {
        firefox.type("User name", "ada");
        firefox.type("Password", password);
        firefox.click("Sign in");
    }

    private static void generateKey(Firefox firefox, Member ada) {
        firefox.click("API Key");
        firefox.click("Generate API key");
        String key = firefox.valueOf("API Key");
        firefox.press(ESCAPE + ESCAPE + ESCAPE);
        assertThat(firefox.valueOf("API Key")).isEqualTo(key);
        firefox.click("I have saved the key");
        firefox.see("Your new API key works now.");
        ada.program(key).get("api/whoami").expect(200);
    }

    private static String useTwoFactor(Firefox firefox, Premises premises) {
        firefox.click("Two Factor Authentication");
        firefox.click("Use Two Factor Authentication");
        String secret = firefox.valueOf("Secret key").replace(" ", "");
        firefox.type("6-digit token", Programs.totp(secret, premises.clock.instant()));
        firefox.click("Validate Two Factor Authentication");
        firefox.click("I have saved these codes");
        firefox.click("Sign in");
        firefox.see("The 6-digit token you just used will not work again");
        return secret;
    }
}
