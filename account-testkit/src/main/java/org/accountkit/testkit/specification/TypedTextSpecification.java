package org.accountkit.testkit.specification;

import static org.accountkit.access.RefusalCode.INVALID_CREDENTIALS;
import static org.accountkit.access.RefusalCode.TOO_MANY_ATTEMPTS;
import static org.accountkit.testkit.specification.Refusals.assertRefused;
import static org.accountkit.testkit.specification.World.PASSWORD;
import static org.accountkit.testkit.specification.World.secret;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.accountkit.access.RequestOrigin;
import org.accountkit.administration.NewUser;
import org.accountkit.administration.UserEdit;
import org.accountkit.signin.SignInResult.SignedIn;
import org.accountkit.twofactor.SecondFactor.RecoveryCode;
import org.accountkit.user.User;
import org.accountkit.user.UserId;
import org.accountkit.user.Username;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names and codes as people type and paste them, and characters that nobody can see. */
public abstract class TypedTextSpecification extends ServiceSpecification {

    /** For subclasses. */
    protected TypedTextSpecification() {}

    @ParameterizedTest
    @ValueSource(strings = {"ada ", " ada", "\tada\r\n", "\u00a0ada\u2007", "\u3000ada\u202f", "  ADA  "})
    void ignoresOuterWhiteSpaceOfATypedName(String typed) {
        Person ada = world.person("ada");

        SignedIn result = (SignedIn) world.signIn(typed, PASSWORD);

        assertThat(result.account().id()).isEqualTo(ada.id());
    }

    /** An unusable name is looked up as {@code nobody}, to take as long as any other. */
    @Test
    void anUnusableNameIsNotThatOfTheUserCalledNobody() {
        world.person("nobody");

        assertRefused(INVALID_CREDENTIALS, () -> world.signIn("no\u0000body", PASSWORD));
        assertThat(world.signIn("nobody", PASSWORD)).isInstanceOf(SignedIn.class);
    }

    @Test
    void countsAPaddedNameAsTheName() {
        world.person("ada");
        for (String typed : List.of("ada", "ada ", " ada", "\u00a0ada", "ada\u3000")) {
            assertRefused(INVALID_CREDENTIALS, () -> world.signIn(typed, "wrong"));
        }

        assertRefused(TOO_MANY_ATTEMPTS, () -> world.signIn("ada", PASSWORD));
        assertRefused(TOO_MANY_ATTEMPTS, () -> world.signIn("\u2003ada", PASSWORD));
    }

    /** Otherwise each spelling would have three messages an hour. */
    @Test
    void countsAResetOfAPaddedNameAsOneOfTheName() {
        world.person("ada");
        for (String typed : List.of(" ada", "ada ", "\u00a0ada")) {
            world.accounts.passwordResets().request(typed, RequestOrigin.unknown());
        }
        world.settle();

        assertRefused(TOO_MANY_ATTEMPTS, () -> world.accounts.passwordResets().request("ada", RequestOrigin.unknown()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " ", "\u00a0", "\u3000", "\u200b", "\u00ad", "\ufeff", "\u2060", "\u034f", "\ufe0f", "\u3164", "\u2013",
                "\u2010", "\u2011", "\u2212", "\u207b", "\u208b", "\u2053", "\u2043", "\u02d7", "\uff0d", "\t", "\r\n",
                "--"
            })
    void readsARecoveryCodeWithAnySeparators(String separator) {
        Person ada = world.person("ada").withPhone();
        String code = ada.recoveryCodes().get(0).reveal().replace("-", separator);
        String pasted = separator + code + separator;

        assertThat(ada.complete(ada.beginSignIn(), new RecoveryCode(secret(pasted))))
                .isNotNull();
    }

    @Test
    void refusesARecoveryCodeOfAnyLength() {
        Person ada = world.person("ada").withPhone();
        String code = ada.recoveryCodes().get(0).reveal();

        assertRefused(
                INVALID_CREDENTIALS,
                () -> ada.complete(ada.beginSignIn(), new RecoveryCode(secret(code + "-".repeat(8000)))));
    }

    /** Hangul fillers, a Braille blank, a grapheme joiner, variation selectors and tags are no control characters. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u3164",
                "\u115f",
                "\u1160",
                "\uffa0",
                "\u2800",
                "\u034f",
                "\ufe0f",
                "\udb40\udc41",
                "\udb40\udd00",
                "\u180b",
                "\u17b4",
                "\u2065",
                "\ufff0"
            })
    void nobodyIsNamedInvisibly(String invisible) {
        for (String name : List.of(invisible, "ad" + invisible + "a", invisible + invisible)) {
            assertThat(Username.parse(name)).isEmpty();
            assertThatIllegalArgumentException().isThrownBy(() -> Username.of(name));
        }
        NewUser wanted = NewUser.of(Username.of("eve"), secret(World.FIRST_PASSWORD));
        assertThatIllegalArgumentException().isThrownBy(() -> wanted.withFullName(invisible + ' '));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> UserEdit.basedOn(0).fullName(invisible));
        assertThatThrownBy(() -> world.node(builder -> builder.productName(invisible)))
                .hasMessageContaining("product name");
    }

    /** The name of an emoji, and of people whose script needs joiners. */
    @ParameterizedTest
    @ValueSource(strings = {"", "❤\ufe0f", "\u0646\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645", "Ada Lovelace"})
    void aFullNameMayUseJoinersAndSelectors(String name) {
        Person ada = world.person("ada");

        world.edit(ada, edit -> edit.fullName(name));

        assertThat(ada.caller().account().user().fullName()).isEqualTo(name);
    }

    /** Such users were created before invisible characters were refused. */
    @Test
    void usersWithInvisibleNamesFromBeforeStillSignIn() {
        Username name = Username.stored("ad\u3164a");
        UserId id = UserId.random();
        world.stores.users().add(new User(id, world.realm, name, "", "", true, Set.of(), world.clock.instant()));
        Person ada = world.person("bob");
        world.stores
                .passwords()
                .set(id, world.stores.passwords().find(ada.id()).orElseThrow().hash(), world.clock.instant());

        assertThat(world.signIn("ad\u3164a", PASSWORD)).isInstanceOf(SignedIn.class);
        assertThat(world.stores.users().find(id))
                .hasValueSatisfying(user -> assertThat(user.username()).isEqualTo(name));
    }
}
