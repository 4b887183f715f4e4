package org.accountkit.examples.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** Where things are, how wide, and in which colours: measured in the browser. */
class PageLookTest extends PageHarness {

    private static final String SIZES = """
            const part = document.querySelector(arguments[0]).getBoundingClientRect();
            return [part.left, innerWidth - part.right, part.width, part.height].map(Math.round)""";

    private final class Box {

        private final List<?> sizes;

        private Box(String css) {
            browser.until("return Boolean(document.querySelector(\"" + css + "\"))");
            sizes = (List<?>) browser.run(SIZES, css);
        }

        private long left() {
            return size(0);
        }

        private long right() {
            return size(1);
        }

        private long width() {
            return size(2);
        }

        private long size(int index) {
            return ((Number) sizes.get(index)).longValue();
        }

        private void isCentred() {
            assertThat(left()).isBetween(right() - 1, right() + 1);
        }
    }

    private void width(int pixels) {
        browser.command("Emulation.setScrollbarsHidden", Map.of("hidden", true));
        browser.command(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", pixels, "height", 900, "deviceScaleFactor", 1, "mobile", false));
    }

    /** Navigation and content side by side in the middle of a wide window, a form no wider than it is read best. */
    @Test
    void theContentIsCentredAndFormsAreNarrow() {
        width(1800);
        signIn();
        browser.see("User Settings");

        Box whole = new Box(".account-layout");
        whole.isCentred();
        assertThat(whole.width()).isEqualTo(76 * 16);
        assertThat(new Box("account-password section").width()).isEqualTo(40 * 16);
        assertThat(new Box(".account-nav").left()).isEqualTo(new Box(".account-brand").left());

        browser.follow("#/user-settings/sessions");
        browser.see("This session");
        assertThat(new Box("account-sessions section").width()).isGreaterThan(50 * 16);

        entriesKeepTheirHeight();
        dangerIsRedInDialogsToo();
        headingsThatGetTheFocusFromAScriptHaveNoRing();
    }

    private void entriesKeepTheirHeight() {
        Object heights = browser.run("""
                return new Set([...document.querySelectorAll('.account-nav-list a')].flatMap((entry) => {
                  const plain = entry.getBoundingClientRect();
                  entry.setAttribute('aria-current', 'page');
                  const current = entry.getBoundingClientRect();
                  return [plain.height, current.height, plain.width - current.width + plain.height];
                })).size""");
        assertThat(heights).isEqualTo(1L);
    }

    private void dangerIsRedInDialogsToo() {
        browser.click("Sign out all other sessions");
        browser.see("1 other session will be signed out.");

        assertThat(browser.style("dialog .account-danger", "background-color")).isEqualTo("rgba(179, 38, 30, 1)");
    }

    private void headingsThatGetTheFocusFromAScriptHaveNoRing() {
        browser.press(Keys.ESCAPE);
        browser.press(Keys.TAB);
        browser.run("document.querySelector('main h2').focus()");

        assertThat(browser.run("return getComputedStyle(document.querySelector('main h2')).outlineStyle"))
                .isEqualTo("none");
    }

    @Test
    void somebodyWhoHasToDoSomethingFirstHasItInTheMiddle() {
        width(1400);
        open("#/sign-in");
        browser.field("User name");
        Box card = new Box("account-sign-in section");
        card.isCentred();
        assertThat(card.width()).isEqualTo(26 * 16);
        assertThat(browser.run("return getComputedStyle(document.querySelector('h1')).clipPath"))
                .as("the header says the product's name already")
                .isEqualTo("inset(50%)");

        premises.edit(ada, "\"twoFactorRequired\":true").expect(200);
        signIn();
        browser.see("Set up two factor authentication first.");

        Box forced = new Box("account-two-factor section");
        forced.isCentred();
        assertThat(forced.width()).isEqualTo(40 * 16);
    }

    @Test
    void oneErrorIsSaidOnce() {
        open("#/sign-in");
        browser.type("User name", "ada");
        browser.click("Sign in");
        browser.see("Fill in “Password”.");

        assertThat(browser.text().split("Fill in", -1)).hasSize(2);
        assertThat(browser.run("return document.activeElement.name")).isEqualTo("password");

        browser.type("User name", "");
        browser.run("document.querySelector('input[name=username]').value = ''");
        browser.click("Sign in");
        browser.see("Fill in “User name”.");
        assertThat(browser.texts("form .account-alert li")).hasSize(2);
    }
}
