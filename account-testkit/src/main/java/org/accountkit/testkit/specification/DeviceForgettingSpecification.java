package org.accountkit.testkit.specification;

import static org.accountkit.testkit.specification.World.PASSWORD;
import static org.accountkit.testkit.specification.World.secret;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import org.accountkit.secret.Secret;
import org.accountkit.signin.KnownDevice;
import org.accountkit.signin.SignInResult.SignedIn;
import org.accountkit.testkit.VirtualAuthenticator;
import org.accountkit.twofactor.TwoFactorService.TotpEnrolment;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Which security changes forget known devices: an intruder's outlives none of them. */
public abstract class DeviceForgettingSpecification extends ServiceSpecification {

    private static final Secret NEXT = secret("another long password");

    private Person ada;
    private Secret mine;

    /** For subclasses. */
    protected DeviceForgettingSpecification() {}

    @BeforeEach
    void signAdaIn() {
        ada = world.person("ada");
        mine = newDevice();
        newDevice();
    }

    @Test
    @Tag("A75")
    void a75AnOwnPasswordChangeKeepsTheCurrentBrowserAlone() {
        world.accounts.passwords().change(ada.caller(), secret(PASSWORD), NEXT, Optional.of(mine));

        assertOnlyMineIsKnown();
    }

    @Test
    @Tag("A75")
    void a75AnOwnPasswordChangeFromNoKnownBrowserForgetsThemAll() {
        world.accounts.passwords().change(ada.caller(), secret(PASSWORD), NEXT);

        assertNoneIsKnown();
    }

    @Test
    @Tag("A75")
    void a75SigningOutEverywhereElseKeepsTheCurrentBrowserAlone() {
        world.accounts.sessions().endOthers(ada.caller(), Optional.of(mine));

        assertOnlyMineIsKnown();
    }

    @Test
    @Tag("A75")
    void a75ActivationKeepsTheCurrentBrowserAlone() {
        TotpEnrolment enrolment = world.accounts.twoFactor().begin(ada.caller());
        world.keepSecret(enrolment.secretKey(), enrolment.otpAuthUri());
        String code =
                VirtualAuthenticator.fromUri(enrolment.otpAuthUri().reveal()).code(world.clock.instant());

        world.accounts.twoFactor().validate(ada.caller(), secret(code), Optional.of(mine));

        assertOnlyMineIsKnown();
    }

    @Test
    @Tag("A75")
    void a75DeactivationKeepsTheCurrentBrowserAlone() {
        ada.withPhone();
        Secret current = complete().device().orElseThrow();
        complete();

        world.accounts.twoFactor().deactivate(ada.caller(), Optional.of(current));

        assertThat(world.stores.knownDevices().list(ada.id()))
                .extracting(KnownDevice::id)
                .containsExactly(idOf(current));
    }

    @Test
    @Tag("A75")
    void a75AnAdministratorsTwoFactorResetForgetsThemAll() {
        ada.withPhone();

        world.edit(ada, edit -> edit.clearTwoFactor());

        assertNoneIsKnown();
    }

    @Test
    @Tag("A75")
    void a75AnOperatorsTwoFactorResetForgetsThemAll() {
        ada.withPhone();

        world.accounts.operations().resetTwoFactor(ada.id());

        assertNoneIsKnown();
    }

    @Test
    @Tag("A75")
    void a75DisablingForgetsThemAll() {
        world.edit(ada, edit -> edit.enabled(false));

        assertNoneIsKnown();
    }

    @Test
    void aCompletedResetForgetsThemAll() {
        world.completeReset(world.requestReset(ada), "set after the reset");

        assertNoneIsKnown();
    }

    /** What says nothing about who uses the account leaves its devices alone. */
    @Test
    void otherChangesForgetNone() {
        world.role("operator", World.WRITE);
        int before = world.stores.knownDevices().list(ada.id()).size();

        world.edit(ada, edit -> edit.roles(Set.of("operator")).fullName("Ada Lovelace"));
        ada.signIn();
        ada.prove();

        assertThat(world.stores.knownDevices().list(ada.id())).hasSize(before + 1);
    }

    private void assertOnlyMineIsKnown() {
        assertThat(world.stores.knownDevices().list(ada.id()))
                .extracting(KnownDevice::id)
                .containsExactly(idOf(mine));
    }

    private void assertNoneIsKnown() {
        assertThat(world.stores.knownDevices().list(ada.id())).isEmpty();
    }

    private String idOf(Secret device) {
        return world.stores
                .knownDevices()
                .find(Tokens.digest(device))
                .map(KnownDevice::id)
                .orElseThrow();
    }

    private Secret newDevice() {
        return ((SignedIn) world.signIn("ada", PASSWORD)).device().orElseThrow();
    }

    private SignedIn complete() {
        return ada.complete(ada.beginSignIn(), ada.freshCode());
    }
}
