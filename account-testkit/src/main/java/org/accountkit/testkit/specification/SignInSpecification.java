package org.accountkit.testkit.specification;

import static org.accountkit.access.RefusalCode.INVALID_CREDENTIALS;
import static org.accountkit.testkit.specification.Refusals.assertRefused;
import static org.accountkit.testkit.specification.Refusals.refusal;
import static org.accountkit.testkit.specification.World.PASSWORD;
import static org.accountkit.testkit.specification.World.secret;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.accountkit.access.Refusal;
import org.accountkit.access.RequestOrigin;
import org.accountkit.audit.AuditEvent;
import org.accountkit.audit.AuditEvent.AuditOutcome;
import org.accountkit.audit.AuditEventType;
import org.accountkit.secret.Secret;
import org.accountkit.signin.SignInResult.SignedIn;
import org.accountkit.signin.SignInService.PresentedTokens;
import org.accountkit.user.Realm;
import org.accountkit.user.UserId;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Signing in with user name and password, and signing out. */
public abstract class SignInSpecification extends ServiceSpecification {

    /** For subclasses. */
    protected SignInSpecification() {}

    @Test
    void signsInByNameAndPassword() {
        Person ada = world.person("Ada");

        SignedIn result = (SignedIn) world.signIn("Ada", PASSWORD);

        assertThat(result.account().id()).isEqualTo(ada.id());
        assertThat(Tokens.kind(result.session())).isEqualTo('s');
        assertThat(Person.isValid(world.accounts, result.session())).isTrue();
        assertThat(result.account().state().lastSignInAt()).contains(world.clock.instant());
    }

    @Test
    void recordsTheDeviceAndTimeOfASignIn() {
        world.person("ada");
        Instant first = world.clock.instant();
        RequestOrigin origin = new RequestOrigin(Optional.empty(), Optional.of("Firefox/147.0"), Optional.empty());
        Secret device = signInFrom(origin, PresentedTokens.NONE).device().orElseThrow();
        world.clock.advance(Duration.ofDays(1));
        PresentedTokens presented = new PresentedTokens(Optional.empty(), Optional.of(device));
        assertThat(signInFrom(RequestOrigin.unknown(), presented).device())
                .as("a token for a known device")
                .isEmpty();
        assertThat(world.stores.knownDevices().find(Tokens.digest(device))).hasValueSatisfying(known -> {
            assertThat(known.client()).as("the client at the first sign-in").contains("Firefox/147.0");
            assertThat(known.createdAt()).as("the first sign-in").isEqualTo(first);
            assertThat(known.lastSeenAt()).as("the last sign-in").isEqualTo(first.plus(Duration.ofDays(1)));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"jörg", "JÖRG", "Jo\u0308rg", "Ｊörg"})
    void matchesTheNameByItsKey(String typed) {
        Person person = world.person("Jörg");

        SignedIn result = (SignedIn) world.signIn(typed, PASSWORD);

        assertThat(result.account().id()).isEqualTo(person.id());
    }

    @ParameterizedTest
    @ValueSource(strings = {"caf\u00e9 au lait every morning", "cafe\u0301 au lait every morning"})
    @Tag("A05")
    void a05TreatsComposedAndDecomposedSpellingsAsOnePassword(String typed) {
        Person ada = world.person("ada");
        world.accounts.passwords().change(ada.caller(), secret(PASSWORD), secret("caf\u00e9 au lait every morning"));

        assertThat(world.signIn("ada", typed)).isInstanceOf(SignedIn.class);
    }

    @Test
    @Tag("A05")
    void a05AcceptsEmojiAndSpaces() {
        Person ada = world.person("ada");
        String odd = "  😀 two  spaces, 日本語 and a tab\t ";
        world.accounts.passwords().change(ada.caller(), secret(PASSWORD), secret(odd));

        assertThat(world.signIn("ada", odd)).isInstanceOf(SignedIn.class);
        assertRefused(INVALID_CREDENTIALS, () -> world.signIn("ada", odd.strip()));
    }

    @Test
    @Tag("A01")
    @Tag("A06")
    void a01AnswersUnknownDisabledAndWrongAlikeAtTheSameCost() {
        world.person("ada");
        Person disabled = world.person("dan");
        world.edit(disabled, edit -> edit.enabled(false));

        Refusal wrong = refusal(() -> world.signIn("ada", "a wrong password, that is"));
        Refusal unknown = refusal(() -> world.signIn("nobody", PASSWORD));
        Refusal disabledWrong = refusal(() -> world.signIn("dan", "a wrong password, that is"));
        Refusal disabledRight = refusal(() -> world.signIn("dan", PASSWORD));

        assertThat(wrong.code()).isEqualTo(INVALID_CREDENTIALS);
        assertThat(unknown).isEqualTo(wrong);
        assertThat(disabledWrong).isEqualTo(wrong);
        assertThat(disabledRight).isEqualTo(wrong);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ada", "dan", "nobody", "", " ", "not\u0000a name"})
    @Tag("A01")
    void a01VerifiesOneHashForAnyName(String name) {
        world.person("ada");
        Person disabled = world.person("dan");
        world.edit(disabled, edit -> edit.enabled(false));
        int verified = world.hasher.verified();
        int hashed = world.hasher.hashed();

        assertRefused(INVALID_CREDENTIALS, () -> world.signIn(name, "a wrong password, that is"));

        assertThat(world.hasher.verified()).isEqualTo(verified + 1);
        assertThat(world.hasher.hashed()).isEqualTo(hashed);
    }

    @Test
    void refusesAnEmptyPassword() {
        world.person("ada");

        assertRefused(INVALID_CREDENTIALS, () -> world.signIn("ada", ""));
    }

    @Test
    @Tag("A02")
    void a02DistinguishesPasswordsBeyondTheir72ndByte() {
        String head = "x y z ".repeat(12);
        Person ada = world.person("ada");
        world.accounts.passwords().change(ada.caller(), secret(PASSWORD), secret(head + "tail"));

        assertRefused(INVALID_CREDENTIALS, () -> world.signIn("ada", head + "liat"));
        assertThat(world.signIn("ada", head + "tail")).isInstanceOf(SignedIn.class);
    }

    @Test
    void findsUsersOfItsRealmOnly() {
        world.person("ada");
        var elsewhere =
                world.accounts.inRealm(new Realm(world.realm.name() + "-2")).signIn();

        assertRefused(
                INVALID_CREDENTIALS,
                () -> elsewhere.signIn("ada", secret(PASSWORD), PresentedTokens.NONE, RequestOrigin.unknown()));
    }

    @Test
    @Tag("A39")
    void a39EndsTheSessionOfTheRequest() {
        Person ada = world.person("ada");
        Secret before = ada.session();

        SignedIn result = signedIn(new PresentedTokens(Optional.of(before), Optional.empty()));

        assertThat(Person.isValid(world.accounts, before)).isFalse();
        assertThat(Person.isValid(world.accounts, result.session())).isTrue();
        assertThat(result.session().reveal()).isNotEqualTo(before.reveal());
    }

    @Test
    void keepsThatSessionWhenTheSignInIsRefused() {
        Person ada = world.person("ada");
        PresentedTokens presented = new PresentedTokens(Optional.of(ada.session()), Optional.empty());

        assertRefused(
                INVALID_CREDENTIALS,
                () -> world.accounts.signIn().signIn("ada", secret("wrong"), presented, RequestOrigin.unknown()));

        assertThat(ada.isSignedIn()).isTrue();
    }

    @Test
    void remembersADeviceOnce() {
        world.person("ada");
        Secret device = signedIn(PresentedTokens.NONE).device().orElseThrow();

        SignedIn again = signedIn(new PresentedTokens(Optional.empty(), Optional.of(device)));

        assertThat(Tokens.kind(device)).isEqualTo('v');
        assertThat(again.device()).isEmpty();
    }

    @Test
    void doesNotKnowTheDeviceOfAnotherUser() {
        world.person("ada");
        world.person("bob");
        Secret bobs = ((SignedIn) world.signIn("bob", PASSWORD)).device().orElseThrow();

        SignedIn result = signedIn(new PresentedTokens(Optional.empty(), Optional.of(bobs)));

        assertThat(result.device()).isPresent();
    }

    @Test
    void isRefusedWhenThePasswordIsResetMeanwhile() {
        Person ada = world.person("ada");
        world.hasher.duringTheNext(
                () -> world.accounts.operations().resetPassword(ada.id(), secret("set by the operator")));

        assertRefused(INVALID_CREDENTIALS, () -> world.signIn("ada", PASSWORD));

        assertThat(world.stores.sessions().list(ada.id())).isEmpty();
        assertThat(world.stores.knownDevices().list(ada.id())).isEmpty();
    }

    @Test
    void refusesToRunInsideATransactionOfTheHost() {
        world.person("ada");

        world.stores
                .unitOfWork()
                .execute(() -> assertThatIllegalStateException().isThrownBy(() -> world.signIn("ada", PASSWORD)));
    }

    @Test
    void recordsWhoSignedInAndFromWhere() {
        Person ada = world.person("ada");
        RequestOrigin origin =
                new RequestOrigin(Optional.of("192.0.2.7"), Optional.of("Firefox"), Optional.of("request-1"));

        world.signIn("ada", PASSWORD, origin);

        AuditEvent event = world.events(AuditEventType.SIGN_IN).get(0);
        assertThat(event.outcome()).isEqualTo(AuditOutcome.SUCCESS);
        assertThat(event.actor()).contains(ada.id().value());
        assertThat(event.subject()).contains(ada.id().value());
        assertThat(event.address()).contains("192.0.2.7");
        assertThat(event.correlationId()).contains("request-1");
        assertThat(event.at()).isEqualTo(world.clock.instant());
    }

    @Test
    void recordsARefusalWithoutAnActor() {
        Person ada = world.person("ada");

        refusal(() -> world.signIn("ada", "wrong"));
        AuditEvent known = world.events(AuditEventType.SIGN_IN).get(0);
        refusal(() -> world.signIn("nobody", "wrong"));
        AuditEvent unknown = world.events(AuditEventType.SIGN_IN).get(0);

        assertThat(known.outcome()).isEqualTo(AuditOutcome.REFUSED);
        assertThat(known.actor()).isEmpty();
        assertThat(known.subject()).contains(ada.id().value());
        assertThat(unknown.outcome()).isEqualTo(AuditOutcome.REFUSED);
        assertThat(unknown.subject()).isEmpty();
        assertThat(unknown.details().values()).doesNotContain("nobody");
    }

    @Test
    @Tag("A40")
    void a40EndsTheSessionAtSignOut() {
        Person ada = world.person("ada");
        Person elsewhere = ada.atAnotherBrowser();

        world.accounts.signIn().signOut(ada.caller());

        assertThat(ada.isSignedIn()).isFalse();
        assertThat(ada.isSignedIn(world.node())).isFalse();
        assertThat(elsewhere.isSignedIn()).isTrue();
        assertThat(world.events(AuditEventType.SIGN_OUT))
                .singleElement()
                .satisfies(event -> assertThat(event.actor()).contains(ada.id().value()));
    }

    @Test
    void carriesNothingOverToALaterUserOfTheSameName() {
        Person first = world.person("ada");
        Secret device = signedIn(PresentedTokens.NONE).device().orElseThrow();
        world.accounts.users().delete(world.root().caller(), first.id());

        UserId second = world.person("ada").id();

        assertThat(second).isNotEqualTo(first.id());
        assertThat(first.isSignedIn()).isFalse();
        assertThat(signedIn(new PresentedTokens(Optional.empty(), Optional.of(device)))
                        .device())
                .isPresent();
    }

    private SignedIn signedIn(PresentedTokens presented) {
        return (SignedIn) world.accounts.signIn().signIn("ada", secret(PASSWORD), presented, RequestOrigin.unknown());
    }

    private SignedIn signInFrom(RequestOrigin origin, PresentedTokens presented) {
        return (SignedIn) world.accounts.signIn().signIn("ada", secret(PASSWORD), presented, origin);
    }
}
