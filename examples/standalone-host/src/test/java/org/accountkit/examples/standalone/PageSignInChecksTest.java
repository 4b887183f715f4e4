package org.accountkit.examples.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Signing in by both steps, as password managers, phones and people fill them in. */
class PageSignInChecksTest extends PageChecks {

    private static final String COUNT_SECOND_STEPS = """
            const counted = window.fetch;
            window.secondSteps = 0;
            window.fetch = (url, request) => {
              if (String(url).endsWith('sign-in/second-factor')) window.secondSteps++;
              return counted(url, request);
            };
            """;

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"%s %s", "%s-%s", " %s %s\n"})
    @DisplayName("U08 A token pasted as \"123 456\" or \"123-456\" works")
    void u08ATokenIsPastedWithASeparator(String form) {
        signInWithPhone();
        String code = user.shownCode();

        paste(form.formatted(code.substring(0, 3), code.substring(3)));
        browser.click("Sign in");

        browser.see("User Settings");
    }

    @Test
    @DisplayName("U09 A whole code that arrives by one input event works")
    void u09ACodeArrivesByOneInputEvent() {
        signInWithPhone();

        browser.run("""
                const field = document.activeElement;
                field.value = arguments[0];
                field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertReplacementText' }))""", user.shownCode());
        browser.click("Sign in");

        browser.see("User Settings");
    }

    @Test
    @DisplayName("U10 The sixth digit submits nothing")
    void u10TheSixthDigitSubmitsNothing() {
        signInWithPhone();
        browser.run(COUNT_SECOND_STEPS);

        browser.press(user.wrongCode());
        browser.type("6-digit token", user.shownCode());
        browser.click("Sign in");
        browser.see("User Settings");

        assertThat(browser.run("return window.secondSteps")).isEqualTo(1L);
    }

    @ParameterizedTest(name = "hyphens: {0}")
    @ValueSource(booleans = {true, false})
    @DisplayName("U11 Recovery codes have a view of their own, and are accepted in lower case with or without hyphens")
    void u11ARecoveryCodeHasItsOwnView(boolean hyphens) {
        signInWithPhone();
        browser.click("Use a recovery code");

        assertThat(browser.field("Recovery code").getDomAttribute("autocomplete"))
                .isEqualTo("off");
        assertThat(browser.run("return document.querySelectorAll('[autocomplete=one-time-code]').length"))
                .isEqualTo(0L);
        String code = user.recoveryCode(0).toLowerCase(Locale.ROOT);
        browser.type("Recovery code", hyphens ? code : code.replace("-", ""));
        browser.click("Sign in");

        browser.see("User Settings");
    }
}
