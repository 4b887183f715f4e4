package org.accountkit.examples.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.accountkit.password.PasswordPolicy;
import org.accountkit.reset.PasswordResetService.ResetPolicy;
import org.accountkit.testkit.VirtualAuthenticator;
import org.accountkit.twofactor.TotpParameters;
import org.accountkit.twofactor.TotpParameters.TotpAlgorithm;
import org.accountkit.user.Username;
import org.accountkit.web.AccountPage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The texts of the page follow the host's settings and language. */
@Tag("slow")
@TestInstance(Lifecycle.PER_CLASS)
class PageLanguagesTest {

    private static final String LONG_ENOUGH = "a sentence of more than twenty characters";

    private SmallHost host;
    private Browser browser;
    private Runnable usualLanguages = () -> {};

    @BeforeAll
    void start(@TempDir Path folder) {
        host = new SmallHost(
                "ada",
                settings -> settings.passwordPolicy(new PasswordPolicy(20, 12, 64))
                        .totp(new TotpParameters(TotpAlgorithm.SHA1, 8, Duration.ofSeconds(30)))
                        .passwordResets(new ResetPolicy(Duration.ofHours(1), 5, 20, 1000)),
                AccountPage.of("Example"));
        browser = Browser.open();
        host.serve("/he.json", "application/json", "{\"sign-in\":{\"heading\":\"כניסה\"}}");
        host.servePage("/hebrew", " lang=\"he\"", "<account-sign-in messages=\"/he.json\"></account-sign-in>");
        host.servePage("/french", " lang=\"fr\" dir=\"ltr\"", "<account-sign-in></account-sign-in>");
        host.servePage("/persian", " lang=\"fa\" dir=\"rtl\"", "<account-sign-in></account-sign-in>");
        host.servePage("/arabic", " lang=\"en\"", "<account-password lang=\"ar\"></account-password>");
        host.servePage("/mirrored", " lang=\"en\" dir=\"rtl\"", "<account-sign-in></account-sign-in>");
        host.servePage("/details", " lang=\"en\"", "");
        host.servePage("/password", "", "<account-password lang=\"en\"></account-password>");
    }

    @AfterAll
    void stop() {
        browser.close();
        host.close();
    }

    @BeforeEach
    void forget() {
        browser.forgetEverything();
        host.clock.advance(Duration.ofMinutes(2));
    }

    @AfterEach
    void speakEnglishAgain() {
        browser.block();
        usualLanguages.run();
        usualLanguages = () -> {};
    }

    @Test
    void textsFollowTheSettings() {
        signIn("User name", "Password", "Sign in");

        open("#/user-settings/password");
        browser.see("At least 20 characters, at most 64.");
        open("#/user-settings/two-factor");
        browser.click("Use Two Factor Authentication");
        browser.type("8-digit token", "123456");
        browser.click("Validate Two Factor Authentication");
        browser.see("Enter the 8-digit token, digits only.");

        browser.visit(host.at("/password"));
        browser.see("At least 20 characters, at most 64.");

        open("#/reset");
        browser.type("User name", "ada");
        browser.click("Request a link");
        browser.see("It works once, for 1 hour.");
    }

    @Test
    void theLengthOfANewPasswordIsShownBeforeAnythingIsSent() {
        signIn("User name", "Password", "Sign in");
        open("#/user-settings/password");
        browser.see("At least 20 characters");
        browser.block("*/api/me/password");

        browser.type("New password", "fifteen letters");
        browser.see("5 more characters");
        browser.type("New password", "🙂".repeat(19));
        browser.see("1 more character");
        browser.type("Current password", SmallHost.PASSWORD);
        browser.type("Repeat the new password", "🙂".repeat(19));
        browser.click("Change password");
        browser.see("This is too short.");

        browser.type("New password", "x".repeat(66));
        browser.see("2 characters too many");
        browser.type("New password", LONG_ENOUGH);
        browser.see("Long enough");
        browser.type("Repeat the new password", LONG_ENOUGH);
        browser.field("Show passwords").click();
        assertThat(browser.field("New password").getDomProperty("type")).isEqualTo("text");
        browser.click("Change password");

        browser.see("The server is not responding.");
        assertThat(browser.field("New password").getDomProperty("type")).isEqualTo("password");
        assertThat(browser.field("Show passwords").isSelected()).isFalse();
    }

    @Test
    void arabicRunsFromTheRightExceptForCodesAndKeys() {
        speak("ar");
        signIn("اسم المستخدم", "كلمة المرور", "تسجيل الدخول");
        open("#/user-settings/two-factor");
        browser.click("استخدام المصادقة الثنائية");
        VirtualAuthenticator phone = browser.scan();

        assertThat(browser.run("return document.dir + ' ' + document.documentElement.lang"))
                .isEqualTo("rtl ar");
        assertThat(browser.run("""
                const side = (css) => document.querySelector(css).getBoundingClientRect().left;
                return side('#account-nav') > side('#account-main') && side('#account-menu') < side('.account-brand')""")).isEqualTo(true);
        assertThat(browser.style("textarea[name=secretKey]", "direction")).isEqualTo("ltr");
        assertThat(browser.style("input[name=code]", "direction")).isEqualTo("ltr");

        browser.type("رمز التحقق المكوّن من 8 أرقام", arabic(phone.code(host.clock.instant())));
        browser.click("التحقق من المصادقة الثنائية");
        browser.see("لقد حفظتُ هذه الرموز");
        browser.field("لقد حفظتُ هذه الرموز").click();
        browser.click("تسجيل الدخول");
        browser.see("انتظر الرمز التالي");
        host.accounts.operations().resetTwoFactor(host.accounts.operations().find(Username.of("ada")));
    }

    @ParameterizedTest
    @CsvSource({
        "/french, en, ltr, Sign in",
        "/persian, en, ltr, Sign in",
        "/mirrored, en, rtl, Sign in",
        "/hebrew, he, rtl, כניסה",
        "/arabic, ar, rtl, تغيير كلمة المرور",
    })
    void aPanelHasTheDirectionOfItsLanguageInAnyPage(String page, String language, String direction, String heading) {
        browser.visit(host.at(page));
        browser.see(heading);

        assertThat(browser.run("const { lang, dir } = document.querySelector('section'); return lang + ' ' + dir"))
                .isEqualTo(language + ' ' + direction);
    }

    @Test
    void aCatalogueThatDoesNotArriveShowsNoKeysAndCanBeLoadedAgain() {
        browser.block("*/messages/*");
        browser.visit(host.at("/french"));
        browser.see("This page did not load completely.");
        assertThat(browser.text()).doesNotContain("sign-in");
        browser.visit(host.at("/arabic"));
        browser.see("لم تُحمَّل هذه الصفحة بالكامل.");
        open("#/sign-in");
        browser.see("This page did not load completely.");
        assertThat(browser.text()).doesNotContain("sign-in");
        browser.block();

        browser.click("Try again");

        signIn("User name", "Password", "Sign in");
        browser.block("*/messages/administration/*");
        open("#/settings/users");
        browser.see("This page did not load completely.");
        browser.block();
        browser.click("Try again");
        browser.see("Create user");
    }

    @Test
    void aDetailOfAnEventIsInWordsUnlessItIsTheHostsOwn() {
        browser.visit(host.at("/details"));

        assertThat(browser.run("""
                return (async () => {
                const { messagesFor } = await import('/account/ui/core/messages.js');
                const { detailText } = await import('/account/ui/core/details.js');
                const m = await messagesFor(document.documentElement, ['administration', 'audit-log']);
                return [
                  ['changed', 'fullName enabled=false'],
                  ['grantsAdded', 'account.users.read shop.sell (12 more)'],
                  ['rolesAdded', 'administrator shop'],
                  ['code', 'wrong-password'],
                  ['endedSessions', '1234'],
                  ['apiKeyRevoked', 'true'],
                  ['kind', 'recovery-code'],
                  ['key', '1234'],
                  ['order', '4711'],
                  ['refunded', 'true'],
                ].map(([name, value]) => detailText(m, name, value)).join(' | ');
                })()"""))
                .isEqualTo("Full name, Enabled: No | View users, shop.sell and 12 more | Administrator, shop"
                        + " | wrong password | 1,234 | Yes | recovery code | 1234 | 4711 | true");
    }

    /** The server's sentence is in English. */
    @Test
    void aRefusalThatThePageDoesNotKnowHasAGeneralText() {
        browser.visit(host.at("/details"));

        assertThat(browser.run("""
                return (async () => {
                  const { messagesFor } = await import('/account/ui/core/messages.js');
                  const { Form } = await import('/account/ui/core/form.js');
                  document.documentElement.lang = 'de';
                  const m = await messagesFor(document.documentElement);
                  const form = { of: { m }, t: (key) => m.t(key) };
                  return Form.prototype.violation.call(form, { code: 'new-rule', detail: 'Keep to the new rule.' });
                })()""")).isEqualTo("Das wurde nicht akzeptiert. Prüfen Sie Ihre Eingabe.");
    }

    @Test
    void aGeneratedPasswordIsReadableAndAsLongAsThePolicyDemands() {
        browser.visit(host.at("/french"));

        List<?> generated = (List<?>) browser.run("""
                return import('/account/ui/core/generator.js').then(({ generate }) =>
                    [...Array.from({ length: 500 }, () => generate()), generate(30)])""");

        assertThat(generated)
                .doesNotHaveDuplicates()
                .allSatisfy(each -> assertThat((String) each)
                        .matches("[a-zA-Z0-9]{20,30}")
                        .doesNotContainPattern("[0OolI15SZ28B]"));
        assertThat((String) generated.get(500)).hasSize(30);
        assertThat(String.join("", generated.stream().map(String::valueOf).toList())
                        .chars()
                        .distinct())
                .hasSize(50);
    }

    private void open(String view) {
        browser.visit(host.page() + view);
    }

    private void signIn(String name, String password, String submit) {
        open("#/sign-in");
        browser.type(name, "ada");
        browser.type(password, SmallHost.PASSWORD);
        browser.click(submit);
        browser.until("return document.body.classList.contains('account-signed-in')");
    }

    private void speak(String language) {
        usualLanguages = browser.beforeEveryPage(
                "Object.defineProperty(navigator, 'languages', { get: () => ['%s'] })".formatted(language));
    }

    private static String arabic(String digits) {
        return digits.chars()
                .mapToObj(digit -> String.valueOf((char) (digit - '0' + '\u0660')))
                .collect(Collectors.joining());
    }
}
