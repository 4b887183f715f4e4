package org.accountkit.testkit.specification;

import static org.accountkit.access.RefusalCode.INVALID_CREDENTIALS;
import static org.accountkit.access.RefusalCode.TOO_MANY_ATTEMPTS;
import static org.accountkit.testkit.specification.Refusals.assertRefused;
import static org.accountkit.testkit.specification.World.PASSWORD;
import static org.accountkit.testkit.specification.World.secret;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.accountkit.access.RequestOrigin;
import org.accountkit.notification.Notice.NoticeType;
import org.accountkit.secret.Secret;
import org.accountkit.signin.SignInResult.SignedIn;
import org.accountkit.signin.SignInService.PresentedTokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which devices make room for new ones, and how several people share a browser. */
public abstract class DeviceEvictionSpecification extends ServiceSpecification {

    /** Counters of addresses outlive a test: they belong to no realm. */
    private final RequestOrigin crowd = World.from("socket " + UUID.randomUUID());

    private Person ada;

    /** For subclasses. */
    protected DeviceEvictionSpecification() {}

    @BeforeEach
    void signAdaIn() {
        ada = world.person("ada");
        world.accounts.devices().forgetOthers(ada.caller(), Optional.empty());
    }

    @Test
    void keepsTheBrowserInDailyUseAgainstSignInsWithoutCookies() {
        Secret laptop = newDevice("ada");
        world.clock.advance(Duration.ofDays(1));
        assertKnown(laptop, "ada");
        for (int i = 0; i < 25; i++) {
            world.clock.advance(Duration.ofMinutes(1));
            newDevice("ada");
        }

        assertKnown(laptop, "ada");
        assertThat(world.stores.knownDevices().list(ada.id())).hasSize(10);
    }

    /** A use is a use, even if the clock stands still or was corrected. */
    @Test
    void keepsABrowserThatWasUsedAgainBeforeTheTimeOfItsFirstSignIn() {
        Secret laptop = newDevice("ada");
        world.clock.advance(Duration.ofHours(-1));
        assertKnown(laptop, "ada");
        world.clock.advance(Duration.ofHours(2));
        for (int i = 0; i < 12; i++) {
            newDevice("ada");
        }

        assertKnown(laptop, "ada");
    }

    @Test
    void keepsTheNewestOfThoseNeverUsedAgain() {
        Secret first = newDevice("ada");
        world.clock.advance(Duration.ofMinutes(1));
        Secret second = newDevice("ada");
        for (int i = 0; i < 9; i++) {
            world.clock.advance(Duration.ofMinutes(1));
            newDevice("ada");
        }

        assertThat(world.stores.knownDevices().find(Tokens.digest(first))).isEmpty();
        assertKnown(second, "ada");
    }

    @Test
    void letsTwoPeopleAlternateInOneBrowser() {
        Person bob = world.person("bob");
        Secret adas = newDevice("ada");
        Secret both = present(adas, "bob").device().orElseThrow();
        int adasBefore = world.stores.knownDevices().list(ada.id()).size();
        int notices = (int) world.noticesFor(bob).stream()
                .filter(NoticeType.NEW_DEVICE::equals)
                .count();
        int bobsBefore = world.stores.knownDevices().list(bob.id()).size();

        for (int i = 0; i < 12; i++) {
            world.clock.advance(Duration.ofMinutes(1));
            assertKnown(both, "ada");
            assertKnown(both, "bob");
        }

        assertThat(world.stores.knownDevices().list(ada.id())).hasSize(adasBefore);
        assertThat(world.stores.knownDevices().list(bob.id())).hasSize(bobsBefore);
        assertThat(world.noticesFor(bob))
                .filteredOn(NoticeType.NEW_DEVICE::equals)
                .hasSize(notices);
    }

    @Test
    void keepsTheTokensOfFivePeople() {
        Secret cookie = newDevice("ada");
        for (int i = 1; i <= 4; i++) {
            world.person("user" + i);
            cookie = present(cookie, "user" + i).device().orElseThrow();
        }
        assertKnown(cookie, "ada");
        world.person("user5");
        Secret six = present(cookie, "user5").device().orElseThrow();

        assertKnown(six, "user5");
        assertKnown(six, "user4");
        assertThat(present(six, "ada").device()).as("a new token").isPresent();
    }

    @Test
    void dropsTokensThatAreNoLongerKnown() {
        world.person("bob");
        Secret adas = newDevice("ada");
        world.accounts.devices().forgetOthers(ada.caller(), Optional.empty());

        Secret bobs = present(adas, "bob").device().orElseThrow();

        assertThat(bobs.reveal()).doesNotContain(".", adas.reveal());
    }

    @Test
    void readsNoMoreThanFiveTokens() {
        Secret laptop = newDevice("ada");
        Secret stuffed = secret((Tokens.resealed("exd_" + "0".repeat(49)) + ".").repeat(5) + laptop.reveal());

        assertThat(present(stuffed, "ada").device()).isPresent();
    }

    /** Behind an unlisted proxy, everyone has the same address. */
    @Test
    void letsKnownDevicesAndSignedInUsersPassTheLimitOfAnAddress() {
        Person withPhone = world.person("bob").withPhone();
        Secret device = newDevice("ada");
        Secret pending = withPhone.beginSignIn();
        for (int i = 0; i < 30; i++) {
            String name = "nobody " + i;
            assertRefused(INVALID_CREDENTIALS, () -> world.signIn(name, "wrong", crowd));
        }
        assertRefused(TOO_MANY_ATTEMPTS, () -> world.signIn("ada", PASSWORD, crowd));

        PresentedTokens known = new PresentedTokens(Optional.empty(), Optional.of(device));
        assertThat(world.keepTokensSecret(world.accounts.signIn().signIn("ada", secret(PASSWORD), known, crowd)))
                .isInstanceOf(SignedIn.class);
        assertThat(world.accounts.signIn().prove(ada.caller(crowd), secret(PASSWORD), Optional.empty()))
                .isPresent();
        assertThat(world.keepTokensSecret(world.accounts
                        .signIn()
                        .completeSignIn(pending, withPhone.freshCode(), PresentedTokens.NONE, crowd)))
                .isNotNull();
    }

    /** Passing the limit does not make wrong guesses free for the address. */
    @Test
    void countsTheFailuresOfKnownDevicesTowardsTheAddress() {
        PresentedTokens known = new PresentedTokens(Optional.empty(), Optional.of(newDevice("ada")));
        for (int i = 0; i < 4; i++) {
            assertRefused(
                    INVALID_CREDENTIALS, () -> world.accounts.signIn().signIn("ada", secret("wrong"), known, crowd));
        }
        for (int i = 0; i < 26; i++) {
            String name = "nobody " + i;
            assertRefused(INVALID_CREDENTIALS, () -> world.signIn(name, "wrong", crowd));
        }

        assertRefused(TOO_MANY_ATTEMPTS, () -> world.signIn("nobody", "wrong", crowd));
    }

    private void assertKnown(Secret cookie, String name) {
        assertThat(present(cookie, name).device()).as("a new token").isEmpty();
    }

    private SignedIn present(Secret cookie, String name) {
        PresentedTokens presented = new PresentedTokens(Optional.empty(), Optional.of(cookie));
        return (SignedIn) world.keepTokensSecret(
                world.accounts.signIn().signIn(name, secret(PASSWORD), presented, RequestOrigin.unknown()));
    }

    private Secret newDevice(String name) {
        return ((SignedIn) world.signIn(name, PASSWORD)).device().orElseThrow();
    }
}
