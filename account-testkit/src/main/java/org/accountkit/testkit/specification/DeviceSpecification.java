package org.accountkit.testkit.specification;

import static org.accountkit.access.RefusalCode.ACTION_PENDING;
import static org.accountkit.access.RefusalCode.FORBIDDEN;
import static org.accountkit.access.RefusalCode.INVALID_CREDENTIALS;
import static org.accountkit.access.RefusalCode.NOT_FOUND;
import static org.accountkit.access.RefusalCode.TOO_MANY_ATTEMPTS;
import static org.accountkit.testkit.specification.Refusals.assertRefused;
import static org.accountkit.testkit.specification.World.PASSWORD;
import static org.accountkit.testkit.specification.World.secret;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.accountkit.access.Caller;
import org.accountkit.access.RequestOrigin;
import org.accountkit.audit.AuditEventType;
import org.accountkit.secret.Secret;
import org.accountkit.signin.DeviceService;
import org.accountkit.signin.KnownDevice;
import org.accountkit.signin.SignInResult;
import org.accountkit.signin.SignInResult.SignedIn;
import org.accountkit.signin.SignInService.PresentedTokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Known devices: users list and forget theirs, and an intruder's does not survive a reset. */
public abstract class DeviceSpecification extends ServiceSpecification {

    private static final String RESET_PASSWORD = "set after the intrusion";

    private DeviceService devices;
    private Person ada;

    /** For subclasses. */
    protected DeviceSpecification() {}

    @BeforeEach
    void signAdaIn() {
        devices = world.accounts.devices();
        ada = world.person("ada");
        devices.forgetOthers(ada.caller(), Optional.empty());
    }

    @Test
    void areListedMostRecentlyUsedFirst() {
        Secret first = newDevice();
        world.clock.advance(Duration.ofMinutes(1));
        Secret second = newDevice();
        assertThat(devices.list(ada.caller())).extracting(KnownDevice::id).containsExactly(id(second), id(first));

        world.clock.advance(Duration.ofMinutes(1));
        signIn(first, PASSWORD);

        assertThat(devices.list(ada.caller())).extracting(KnownDevice::id).containsExactly(id(first), id(second));
    }

    @Test
    void areNoLongerListedOnceTheyHaveExpired() {
        newDevice();
        world.clock.advance(Duration.ofDays(180));
        Secret fresh = newDevice();
        ada.signIn();

        assertThat(devices.list(ada.caller()))
                .hasSize(2)
                .extracting(KnownDevice::id)
                .contains(id(fresh));
    }

    @Test
    void areRecognizedByTheirTokenAlone() {
        Secret device = newDevice();
        world.person("bob");
        Secret another = ((SignedIn) world.signIn("bob", PASSWORD)).device().orElseThrow();

        assertThat(devices.current(ada.caller(), Optional.of(device))).contains(id(device));
        assertThat(devices.current(ada.caller(), Optional.of(another))).isEmpty();
        assertThat(devices.current(ada.caller(), Optional.of(ada.session()))).isEmpty();
        assertThat(devices.current(ada.caller(), Optional.empty())).isEmpty();
    }

    @Test
    void areUnknownOnceForgotten() {
        Secret device = newDevice();
        Secret other = newDevice();

        devices.forget(ada.caller(), id(device));

        assertUnknown(device, PASSWORD);
        assertThat(signIn(other, PASSWORD)).isInstanceOf(SignedIn.class);
        assertRefused(NOT_FOUND, () -> devices.forget(ada.caller(), "no-such-device"));
    }

    @Test
    void areForgottenExceptTheOneInUse() {
        Secret mine = newDevice();
        Secret other = newDevice();

        assertThat(devices.forgetOthers(ada.caller(), Optional.of(mine))).isEqualTo(1);

        assertThat(devices.list(ada.caller())).extracting(KnownDevice::id).containsExactly(id(mine));
        assertUnknown(other, PASSWORD);
    }

    @Test
    @Tag("A48")
    void a48BelongToTheirUserOnly() {
        Secret device = newDevice();
        String id = id(device);
        Person eve = world.person("eve", "administrator");

        assertRefused(NOT_FOUND, () -> devices.forget(eve.caller(), id));
        devices.forgetOthers(eve.caller(), Optional.of(device));

        assertThat(devices.list(eve.caller())).isEmpty();
        assertThat(devices.list(ada.caller())).extracting(KnownDevice::id).containsExactly(id);
    }

    @Test
    @Tag("A30")
    void a30AreOutOfReachOfAnApiKey() {
        Secret device = newDevice();
        Caller byKey = ada.byKey(ada.newApiKey()).orElseThrow();

        assertRefused(FORBIDDEN, () -> devices.list(byKey));
        assertRefused(FORBIDDEN, () -> devices.forget(byKey, id(device)));
        assertRefused(FORBIDDEN, () -> devices.forgetOthers(byKey, Optional.empty()));
    }

    @Test
    void areOutOfReachWhileAnActionIsPending() {
        Person newcomer = world.newcomer("bob");

        assertRefused(ACTION_PENDING, () -> devices.list(newcomer.caller()));
        assertRefused(ACTION_PENDING, () -> devices.forgetOthers(newcomer.caller(), Optional.empty()));
    }

    @Test
    void areForgottenWithAnAuditEvent() {
        String id = id(newDevice());
        newDevice();
        int before = world.events(AuditEventType.DEVICE_REMOVAL).size();

        devices.forget(ada.caller(), id);
        devices.forgetOthers(ada.caller(), Optional.empty());

        var events = world.events(AuditEventType.DEVICE_REMOVAL);
        assertThat(events).hasSize(before + 2);
        assertThat(events).anySatisfy(event -> assertThat(event.details()).containsEntry("device", id));
        assertThat(events).anySatisfy(event -> assertThat(event.details()).containsEntry("devices", "1"));
    }

    @Test
    @Tag("A75")
    void a75AnAdministratorsPasswordResetForgetsThem() {
        Secret intruders = newDevice();

        world.edit(ada, edit -> edit.password(secret(RESET_PASSWORD)));

        assertForgotten(intruders);
        assertUnknown(intruders, RESET_PASSWORD);
    }

    @Test
    @Tag("A75")
    void a75AnAdministratorsSignOutForgetsThem() {
        Secret intruders = newDevice();

        world.accounts.users().signOut(world.root().caller(), ada.id());

        assertForgotten(intruders);
        assertUnknown(intruders, PASSWORD);
    }

    @Test
    @Tag("A75")
    void a75AnOperatorsPasswordResetForgetsThem() {
        Secret intruders = newDevice();

        world.accounts.operations().resetPassword(ada.id(), secret(RESET_PASSWORD));

        assertForgotten(intruders);
        assertUnknown(intruders, RESET_PASSWORD);
    }

    @Test
    @Tag("A75")
    void a75GuessesFromOneThrottleNeitherAnotherNorASignedInUser() {
        Secret intruders = newDevice();
        Secret mine = newDevice();
        for (int i = 0; i < 5; i++) {
            assertRefused(INVALID_CREDENTIALS, () -> signIn(intruders, "wrong"));
        }
        assertRefused(TOO_MANY_ATTEMPTS, () -> signIn(intruders, PASSWORD));

        assertThat(signIn(mine, PASSWORD)).isInstanceOf(SignedIn.class);
        assertThat(world.signIn("ada", PASSWORD)).isInstanceOf(SignedIn.class);
        ada.prove();
    }

    @Test
    @Tag("A75")
    void a75GuessesFromOneThrottleItUntilAnUnlock() {
        Secret first = newDevice();
        Secret second = newDevice();
        throttle(first);
        throttle(second);

        world.accounts.users().unlock(world.root().caller(), ada.id());
        assertThat(signIn(first, PASSWORD)).isInstanceOf(SignedIn.class);
        assertThat(signIn(second, PASSWORD)).isInstanceOf(SignedIn.class);

        throttle(first);
        world.accounts.operations().unlock(ada.id());
        assertThat(signIn(first, PASSWORD)).isInstanceOf(SignedIn.class);
    }

    private void throttle(Secret device) {
        for (int i = 0; i < 5; i++) {
            assertRefused(INVALID_CREDENTIALS, () -> signIn(device, "wrong"));
        }
        assertRefused(TOO_MANY_ATTEMPTS, () -> signIn(device, PASSWORD));
    }

    private void assertForgotten(Secret device) {
        assertThat(world.stores.knownDevices().find(Tokens.digest(device))).isEmpty();
        assertThat(world.stores.knownDevices().list(ada.id())).isEmpty();
    }

    /** While outsiders are throttled, a known device would be accepted. */
    private void assertUnknown(Secret device, String password) {
        for (int i = 0; i < 5; i++) {
            assertRefused(INVALID_CREDENTIALS, () -> world.signIn("ada", "wrong"));
        }
        assertRefused(TOO_MANY_ATTEMPTS, () -> signIn(device, password));
    }

    /** Returns the token of a browser that has just completed its first sign-in. */
    private Secret newDevice() {
        return ((SignedIn) world.signIn("ada", PASSWORD)).device().orElseThrow();
    }

    private String id(Secret device) {
        return world.stores
                .knownDevices()
                .find(Tokens.digest(device))
                .map(KnownDevice::id)
                .orElseThrow();
    }

    private SignInResult signIn(Secret device, String password) {
        PresentedTokens presented = new PresentedTokens(Optional.empty(), Optional.of(device));
        return world.keepTokensSecret(
                world.accounts.signIn().signIn("ada", secret(password), presented, RequestOrigin.unknown()));
    }
}
