package org.accountkit.examples.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Setting two-factor authentication up and ending it. */
class PageTwoFactorChecksTest extends PageChecks {

    private static final String VIEW = "#/user-settings/two-factor";
    private static final String QR = "return document.querySelector('.account-qr path').getAttribute('d')";

    /** What a screen reader says of the focus: an alert, or a field with its description. */
    private static final String ANNOUNCED = """
            const { role, textContent, ariaDescribedByElements } = document.activeElement;
            return role === 'alert' ? textContent : (ariaDescribedByElements ?? []).map((each) => each.textContent).join()""";

    @TempDir
    Path folder;

    @Test
    @DisplayName("U12 A screenshot of the QR code decodes in light, dark and at 320 px, and matches the secret key")
    void u12ThePictureOfTheQrCodeDecodes() {
        startEnrolment();
        String secret = secretKey();
        String uri = browser.run("return document.querySelector('a[href^=\"otpauth:\"]').href")
                .toString();
        assertThat(URI.create(uri).getQuery()).contains("secret=" + secret);

        assertThat(decoded()).isEqualTo(uri);
        browser.media("prefers-color-scheme", "dark");
        assertThat(decoded()).isEqualTo(uri);
        browser.width(320);
        assertThat(decoded()).isEqualTo(uri);

        validate(Programs.totp(secret, premises.clock.instant()));
        browser.see("I have saved these codes");
    }

    @Test
    @DisplayName("U13 After a wrong token the QR code is the same and the focus is on the field")
    void u13AWrongTokenKeepsTheQrCode() {
        startEnrolment();
        Object picture = browser.run(QR);
        String secret = secretKey();

        validate("000000");

        browser.see("This was not accepted.");
        assertThat(browser.run(QR)).isEqualTo(picture);
        assertThat(secretKey()).isEqualTo(secret);
        assertThat(focused()).isEqualTo("code");
        assertThat(browser.field("6-digit token").getDomAttribute("aria-invalid"))
                .isEqualTo("true");
    }

    @Test
    @DisplayName("U14 Reloading during enrolment shows the same secret")
    void u14AReloadKeepsTheSecret() {
        startEnrolment();
        String secret = secretKey();

        browser.reload();

        assertThat(secretKey()).isEqualTo(secret);
        validate(Programs.totp(secret, premises.clock.instant()));
        browser.see("I have saved these codes");
    }

    @Test
    @DisplayName("U15 The sign-out is stated before Validate; then come the codes, then Sign in")
    void u15TheSignOutIsStatedBefore() {
        startEnrolment();
        String text = browser.text();
        assertThat(text.indexOf("you will be signed out everywhere, including here"))
                .isPositive()
                .isLessThan(text.indexOf("Validate Two Factor Authentication"));

        validate(Programs.totp(secretKey(), premises.clock.instant()));
        browser.see("I have saved these codes");
        user.browser().get("api/session").expect(401);
        assertThat(browser.texts(".account-codes li")).hasSize(10);
        assertThat(browser.texts("form button[type=submit]")).isEqualTo(List.of("Sign in"));
        browser.click("Sign in");
        browser.see("Save the codes, then tick the box.");
        browser.field("I have saved these codes").click();
        browser.click("Sign in");

        browser.see("The 6-digit token you just used will not work again");
        browser.field("Password");
    }

    @Test
    @DisplayName("U16 Deactivation without a fresh proof is refused, and that is announced")
    void u16DeactivationNeedsAFreshProof() {
        user.withPhone();
        continueAs(user, VIEW);
        browser.click("Deactivate Two Factor Authentication");
        browser.type("Password", Member.PASSWORD);
        assertThat(browser.style("dialog button[type=submit]", "background-color"))
                .isEqualTo("rgba(179, 38, 30, 1)");
        browser.type("6-digit token", user.wrongCode());
        browser.click("Deactivate Two Factor Authentication");

        browser.see("This was not accepted.");
        assertThat(browser.run(ANNOUNCED).toString()).contains("This was not accepted.");
        browser.click("Cancel");
        browser.see("Nothing was changed.");
        assertThat(browser.texts("[role=status]")).contains("Nothing was changed.");
        assertThat(active()).isEqualTo("true");

        premises.waitAWhile();
        browser.click("Deactivate Two Factor Authentication");
        browser.type("Password", Member.PASSWORD);
        browser.type("6-digit token", user.shownCode());
        browser.click("Deactivate Two Factor Authentication");
        browser.see("It is off.");
    }

    private String active() {
        return premises.admin().get("api/users/" + user.id()).field("twoFactorActive");
    }

    private void startEnrolment() {
        continueAs(user, VIEW);
        browser.click("Use Two Factor Authentication");
        browser.field("Secret key");
    }

    private String secretKey() {
        return browser.valueOf("Secret key").replace(" ", "");
    }

    private void validate(String code) {
        browser.type("6-digit token", code);
        browser.click("Validate Two Factor Authentication");
    }

    private String decoded() {
        return Programs.qrCode(browser.picture(".account-qr"), folder);
    }
}
