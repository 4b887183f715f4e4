package org.accountkit.testkit.specification;

import static org.accountkit.access.RefusalCode.INVALID_CREDENTIALS;
import static org.accountkit.access.RefusalCode.PASSWORD_REJECTED;
import static org.accountkit.access.RefusalCode.WRONG_PASSWORD;
import static org.accountkit.testkit.specification.Refusals.assertRefused;
import static org.accountkit.testkit.specification.World.PASSWORD;
import static org.accountkit.testkit.specification.World.secret;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.accountkit.access.Refusal.Violation;
import org.accountkit.signin.SignInResult.SignedIn;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules for a new password. */
public abstract class PasswordRulesSpecification extends ServiceSpecification {

    private Person ada;

    /** For subclasses. */
    protected PasswordRulesSpecification() {}

    @BeforeEach
    void signAdaIn() {
        ada = world.person("ada");
    }

    @Test
    void checksTheNewPasswordOnlyAfterTheCurrentOne() {
        assertRefused(
                WRONG_PASSWORD, () -> world.accounts.passwords().change(ada.caller(), secret("wrong"), secret("x")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "fourteen chars", "ﬁfteen cﬁ", "éééééééééééééé"})
    void rejectsAShortPassword(String next) {
        assertThat(violationsOf(next)).contains("too-short");
    }

    @Test
    void countsCodePointsAfterNormalizing() {
        assertThat(violationsOf("e\u0301".repeat(14))).contains("too-short");
        assertThat(violationsOf("😀".repeat(14))).contains("too-short");
        change(PASSWORD, "😀😃😄😁😆😅😂🤣🥲😊😇🙂🙃😉😌");
        assertThat(world.signIn("ada", "😀😃😄😁😆😅😂🤣🥲😊😇🙂🙃😉😌")).isInstanceOf(SignedIn.class);
    }

    @Test
    void acceptsTheLongestPasswordInFullAndRejectsALongerOne() {
        String longest = "0123456789abcdef ".repeat(16).substring(0, 256);

        assertThat(violationsOf(longest + "x")).contains("too-long");
        change(PASSWORD, longest);

        assertRefused(INVALID_CREDENTIALS, () -> world.signIn("ada", longest.substring(0, 255)));
        assertThat(world.signIn("ada", longest)).isInstanceOf(SignedIn.class);
    }

    @Test
    void acceptsAShorterOneWhereTwoFactorAuthenticationIsRequired() {
        world.edit(ada, edit -> edit.twoFactorRequired(true));
        ada.withPhone();

        assertThat(violationsOf("seven77")).contains("too-short");
        change(PASSWORD, "eight 88");

        assertThat(ada.withPassword("eight 88").signIn().isSignedIn()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Example Console", "example console!!", "EXAMPLE CONSOLE2026", "aaaaaaaaaaaaaaaaaaaa"})
    void rejectsWhatAnyoneWouldGuess(String next) {
        assertThat(violationsOf(next)).isNotEmpty();
    }

    @Test
    void rejectsTheUserName() {
        Person person = world.person("adalovelace1815");

        var refusal = assertRefused(
                PASSWORD_REJECTED,
                () -> world.accounts.passwords().change(person.caller(), secret(PASSWORD), secret("AdaLovelace1815!")));

        assertThat(refusal.violations()).extracting(Violation::subject).containsOnly("password");
        assertThat(refusal.violations()).extracting(Violation::code).contains("predictable");
    }

    @Test
    void rejectsTheUserNameAtTheGreatestLength() {
        Person person = world.person("adalovelace1815");
        String longest = "AdaLovelace1815".repeat(17) + '!';

        var refusal = assertRefused(
                PASSWORD_REJECTED,
                () -> world.accounts.passwords().change(person.caller(), secret(PASSWORD), secret(longest)));

        assertThat(longest).hasSize(256);
        assertThat(refusal.violations()).extracting(Violation::code).containsExactly("predictable");
    }

    /** Without the name, eight characters are enough to guess, seven are not. */
    @Test
    void acceptsTheUserNameWithEnoughElse() {
        Person person = world.person("adalovelace");

        var refusal = assertRefused(
                PASSWORD_REJECTED,
                () -> world.accounts
                        .passwords()
                        .change(person.caller(), secret(PASSWORD), secret("7302958adalovelace")));
        world.accounts.passwords().change(person.caller(), secret(PASSWORD), secret("73029581adalovelace"));

        assertThat(refusal.violations()).extracting(Violation::code).containsExactly("predictable");
        assertThat(violationsOf("7302958")).containsExactly("too-short");
    }

    @Test
    void rejectsTheCurrentPassword() {
        assertThat(violationsOf(PASSWORD)).containsExactly("unchanged");
    }

    private List<String> violationsOf(String next) {
        return assertRefused(
                        PASSWORD_REJECTED,
                        () -> world.accounts.passwords().change(ada.caller(), secret(PASSWORD), secret(next)))
                .violations()
                .stream()
                .map(Violation::code)
                .toList();
    }

    private void change(String current, String next) {
        ada.moveTo(world.accounts
                .passwords()
                .change(ada.caller(), secret(current), secret(next))
                .token());
    }
}
