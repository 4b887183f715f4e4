package org.accountkit.testkit.specification;

import static org.accountkit.access.RefusalCode.INVALID_CREDENTIALS;
import static org.accountkit.access.RefusalCode.NOT_AUTHENTICATED;
import static org.accountkit.testkit.specification.Refusals.assertRefused;
import static org.accountkit.testkit.specification.World.secret;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.accountkit.AccountServices;
import org.accountkit.access.RefusedException;
import org.accountkit.access.RequestOrigin;
import org.accountkit.secret.Secret;
import org.accountkit.signin.PendingSignInStore.PendingSignIn;
import org.accountkit.signin.SignInService.PresentedTokens;
import org.accountkit.twofactor.SecondFactor;
import org.accountkit.twofactor.SecondFactor.Code;
import org.accountkit.twofactor.SecondFactor.RecoveryCode;
import org.accountkit.user.Realm;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A pending sign-in: what it allows, how long it lasts and what ends it. */
public abstract class PendingSignInSpecification extends ServiceSpecification {

    private static final Duration TIME_STEP = Duration.ofSeconds(30);

    private Person ada;

    /** For subclasses. */
    protected PendingSignInSpecification() {}

    @BeforeEach
    void setUpPhone() {
        ada = world.person("ada").withPhone();
    }

    @Test
    @Tag("A21")
    void a21IsNoSession() {
        Secret pending = ada.beginSignIn();

        assertThat(world.accounts.sessions().authenticate(pending, RequestOrigin.unknown()))
                .isEmpty();
        assertThat(world.accounts.apiKeys().authenticate(pending, RequestOrigin.unknown()))
                .isEmpty();
    }

    @Test
    @Tag("A21")
    void a21CompletesOnce() {
        Secret pending = ada.beginSignIn();
        ada.complete(pending, ada.freshCode());

        assertRefused(NOT_AUTHENTICATED, () -> ada.complete(pending, ada.freshCode()));
        assertRefused(NOT_AUTHENTICATED, () -> ada.complete(pending, ada.recoveryCode(0)));
        assertThat(world.accounts.signIn().isPending(pending)).isFalse();
    }

    @Test
    @Tag("A21")
    void a21EndsAfterFiveMinutes() {
        Secret pending = ada.beginSignIn();
        world.clock.advance(Duration.ofMinutes(5));

        assertRefused(NOT_AUTHENTICATED, () -> ada.complete(pending, codeFor(0)));
    }

    @Test
    @Tag("A21")
    void a21EndsAfterFiveWrongCodes() {
        Secret pending = ada.beginSignIn();
        for (int i = 0; i < 5; i++) {
            assertRefused(INVALID_CREDENTIALS, () -> ada.complete(pending, wrongCode()));
        }

        assertRefused(NOT_AUTHENTICATED, () -> ada.complete(pending, ada.freshCode()));
        assertThat(world.accounts.signIn().isPending(pending)).isFalse();
    }

    @Test
    @Tag("A21")
    void a21EndsAfterFiveWrongRecoveryCodes() {
        Secret pending = ada.beginSignIn();
        RecoveryCode wrong = new RecoveryCode(Secret.ofText("aaaa-aaaa-aaaa-aaaa-aaaa-aaaa"));
        for (int i = 0; i < 5; i++) {
            assertRefused(INVALID_CREDENTIALS, () -> ada.complete(pending, wrong));
        }

        assertRefused(NOT_AUTHENTICATED, () -> ada.complete(pending, ada.recoveryCode(0)));
        assertThat(ada.complete(ada.beginSignIn(), ada.recoveryCode(0))).isNotNull();
    }

    @Test
    @Tag("A21")
    void a21EndsWithEverySecurityChange() {
        Secret beforeSignOut = ada.beginSignIn();
        world.accounts.users().signOut(world.root().caller(), ada.id());
        Secret beforeReset = ada.beginSignIn();
        world.accounts.operations().resetPassword(ada.id(), secret("set by the operator"));

        assertRefused(NOT_AUTHENTICATED, () -> ada.complete(beforeSignOut, ada.recoveryCode(0)));
        assertRefused(NOT_AUTHENTICATED, () -> ada.complete(beforeReset, ada.recoveryCode(0)));
    }

    @Test
    @Tag("A21")
    void a21EndsWhenTheUserIsDisabledOrDeleted() {
        Person bob = world.person("bob").withPhone();
        Secret adas = ada.beginSignIn();
        Secret bobs = bob.beginSignIn();
        world.edit(ada, edit -> edit.enabled(false));
        world.accounts.users().delete(world.root().caller(), bob.id());

        assertRefused(NOT_AUTHENTICATED, () -> ada.complete(adas, ada.recoveryCode(0)));
        assertRefused(NOT_AUTHENTICATED, () -> bob.complete(bobs, bob.recoveryCode(0)));
    }

    @Test
    @Tag("A21")
    void a21RefusesTheSecondFactorOfAnotherUser() {
        Person bob = world.person("bob").withPhone();
        Secret adas = ada.beginSignIn();

        assertRefused(INVALID_CREDENTIALS, () -> ada.complete(adas, bob.freshCode()));
    }

    @Test
    @Tag("A21")
    void a21WorksInItsRealmOnly() {
        Secret pending = ada.beginSignIn();
        AccountServices elsewhere = world.accounts.inRealm(new Realm(world.realm.name() + "-2"));

        assertThat(elsewhere.signIn().isPending(pending)).isFalse();
        assertThat(completes(elsewhere, pending, ada.freshCode())).isFalse();
    }

    @Test
    @Tag("A22")
    void a22KeepsNothingOfThePassword() {
        assertThat(Arrays.stream(PendingSignIn.class.getRecordComponents()).map(RecordComponent::getName))
                .containsExactly("id", "userId", "epoch", "expiresAt", "triesLeft");
    }

    @Test
    void endsTheSessionOfTheRequest() {
        Secret before = ada.session();

        Secret pending = ada.beginSignIn();
        assertThat(ada.isSignedIn()).isTrue();
        world.accounts
                .signIn()
                .completeSignIn(
                        pending,
                        ada.freshCode(),
                        new PresentedTokens(Optional.of(before), Optional.empty()),
                        RequestOrigin.unknown());

        assertThat(Person.isValid(world.accounts, before)).isFalse();
    }

    private static boolean completes(AccountServices node, Secret pending, SecondFactor factor) {
        try {
            node.signIn().completeSignIn(pending, factor, PresentedTokens.NONE, RequestOrigin.unknown());
            return true;
        } catch (RefusedException e) {
            return false;
        }
    }

    private Code codeFor(int steps) {
        return new Code(secret(ada.phone().code(world.clock.instant().plus(TIME_STEP.multipliedBy(steps)))));
    }

    /** A code for a time step long past. */
    private Code wrongCode() {
        return codeFor(-1000);
    }
}
