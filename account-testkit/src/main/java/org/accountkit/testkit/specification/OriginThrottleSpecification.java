package org.accountkit.testkit.specification;

import static org.accountkit.access.RefusalCode.INVALID_CREDENTIALS;
import static org.accountkit.access.RefusalCode.TOO_MANY_ATTEMPTS;
import static org.accountkit.access.RefusalCode.WRONG_PASSWORD;
import static org.accountkit.testkit.specification.Refusals.assertRefused;
import static org.accountkit.testkit.specification.World.PASSWORD;
import static org.accountkit.testkit.specification.World.secret;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.accountkit.AccountServices;
import org.accountkit.access.RequestOrigin;
import org.accountkit.secret.Secret;
import org.accountkit.signin.SignInResult.SignedIn;
import org.accountkit.signin.SignInService.PresentedTokens;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Throttling by the origin of a guess: a network address, a known device, a session. */
public abstract class OriginThrottleSpecification extends ServiceSpecification {

    private static final Duration LONGEST_WAIT = Duration.ofHours(1);

    /** For subclasses. */
    protected OriginThrottleSpecification() {}

    @Test
    void acceptsAKnownDeviceWhileOutsidersAreThrottled() {
        world.person("ada");
        Secret device = ((SignedIn) world.signIn("ada", PASSWORD)).device().orElseThrow();
        lockPassword("ada");

        assertThat(signInFrom(device, "ada", PASSWORD)).isInstanceOf(SignedIn.class);
    }

    @Test
    void countsTheGuessesOfAKnownDeviceToo() {
        Person ada = world.person("ada");
        Secret device = ((SignedIn) world.signIn("ada", PASSWORD)).device().orElseThrow();
        for (int i = 0; i < 5; i++) {
            assertRefused(INVALID_CREDENTIALS, () -> signInFrom(device, "ada", "wrong"));
        }

        assertRefused(TOO_MANY_ATTEMPTS, () -> signInFrom(device, "ada", PASSWORD));
        assertThat(world.signIn("ada", PASSWORD)).isInstanceOf(SignedIn.class);

        world.accounts.users().unlock(world.root().caller(), ada.id());
        assertThat(signInFrom(device, "ada", PASSWORD)).isInstanceOf(SignedIn.class);
    }

    @Test
    void treatsTheDeviceOfAnotherUserAsAnOutsider() {
        world.person("ada");
        world.person("eve");
        Secret device = ((SignedIn) world.signIn("eve", PASSWORD)).device().orElseThrow();
        failToSignIn("ada", 5);

        assertRefused(TOO_MANY_ATTEMPTS, () -> signInFrom(device, "ada", PASSWORD));
    }

    @Test
    void forgetsADeviceAfterAHundredAndEightyDays() {
        world.person("ada");
        Secret device = ((SignedIn) world.signIn("ada", PASSWORD)).device().orElseThrow();
        world.clock.advance(Duration.ofDays(180));
        failToSignIn("ada", 5);

        assertRefused(TOO_MANY_ATTEMPTS, () -> signInFrom(device, "ada", PASSWORD));
    }

    @Test
    @Tag("A04")
    void a04CountsWrongCurrentPasswordsAndWrongProofsWithTheSignIns() {
        Person ada = world.person("ada");
        failToSignIn("ada", 2);
        failToChange(ada);
        failToProve(ada);
        failToSignIn("ada", 1);

        assertRefused(TOO_MANY_ATTEMPTS, () -> world.signIn("ada", PASSWORD));
    }

    @Test
    @Tag("A04")
    void a04ThrottlesTheGuessesOfASignedInUser() {
        Person ada = world.person("ada");
        for (int i = 0; i < 4; i++) {
            failToProve(ada);
        }
        failToChange(ada);

        assertRefused(
                TOO_MANY_ATTEMPTS,
                () -> world.accounts.signIn().prove(ada.caller(), secret(PASSWORD), Optional.empty()));
        assertRefused(
                TOO_MANY_ATTEMPTS,
                () -> world.accounts
                        .passwords()
                        .change(ada.caller(), secret(PASSWORD), secret("another long password")));
    }

    @Test
    void letsASignedInUserProveAndChangeWhileOutsidersAreThrottled() {
        Person ada = world.person("ada");
        failToSignIn("ada", 5);

        ada.prove();
        assertThat(world.accounts.passwords().change(ada.caller(), secret(PASSWORD), secret("another long password")))
                .isNotNull();

        assertRefused(TOO_MANY_ATTEMPTS, () -> world.signIn("ada", "another long password"));
    }

    private void failToProve(Person person) {
        assertRefused(
                WRONG_PASSWORD,
                () -> world.accounts.signIn().prove(person.caller(), secret("wrong"), Optional.empty()));
    }

    private void failToChange(Person person) {
        assertRefused(
                WRONG_PASSWORD,
                () -> world.accounts
                        .passwords()
                        .change(person.caller(), secret("wrong"), secret("another long password")));
    }

    @Test
    @Tag("A08")
    void a08AllowsThirtyFailuresAMinuteFromAnAddress() {
        world.person("ada");
        failFrom("192.0.2.1", 30);

        assertRefused(TOO_MANY_ATTEMPTS, () -> world.signIn("ada", PASSWORD, World.from("192.0.2.1")));
        assertThat(world.signIn("ada", PASSWORD, World.from("192.0.2.2"))).isInstanceOf(SignedIn.class);

        world.clock.advance(Duration.ofMinutes(1));
        assertThat(world.signIn("ada", PASSWORD, World.from("192.0.2.1"))).isInstanceOf(SignedIn.class);
    }

    /** The time of the answer would otherwise depend on the name. */
    @Test
    @Tag("A08")
    void a08ReadsNothingAboutTheNameWhileTheAddressWaits() {
        world.person("ada");
        String address = "socket " + UUID.randomUUID();
        failFrom(address, 30);
        List<String> reads = new ArrayList<>();
        Interception recorded = (method, call) -> {
            reads.add(method.getDeclaringClass().getSimpleName());
            return call.proceed();
        };
        AccountServices node = world.node(builder -> builder.stores(recorded.of(world.stores)));
        reads.clear();

        assertRefused(
                TOO_MANY_ATTEMPTS,
                () -> node.signIn().signIn("ada", secret(PASSWORD), PresentedTokens.NONE, World.from(address)));

        assertThat(reads).isNotEmpty().containsOnly("AttemptStore");
    }

    @Test
    void countsAnIpv6NetworkAsOneAddress() {
        failFrom("2001:db8:1:2::1", 15);
        failFrom("2001:db8:1:2:ffff::9", 15);

        assertRefused(TOO_MANY_ATTEMPTS, () -> world.signIn("ada", PASSWORD, World.from("2001:db8:1:2::3")));
        assertRefused(INVALID_CREDENTIALS, () -> world.signIn("ada", PASSWORD, World.from("2001:db8:1:3::1")));
    }

    @Test
    void doesNotCountSuccessesAgainstAnAddress() {
        world.person("ada");
        for (int i = 0; i < 40; i++) {
            assertThat(world.signIn("ada", PASSWORD, World.from("192.0.2.1"))).isInstanceOf(SignedIn.class);
        }
    }

    private void failToSignIn(String name, int times) {
        for (int i = 0; i < times; i++) {
            assertRefused(INVALID_CREDENTIALS, () -> world.signIn(name, "wrong"));
        }
    }

    private void lockPassword(String name) {
        for (int i = 0; i < 90; i++) {
            assertRefused(INVALID_CREDENTIALS, () -> world.signIn(name, "wrong"));
            world.clock.advance(LONGEST_WAIT);
        }
    }

    private void failFrom(String address, int times) {
        for (int i = 0; i < times; i++) {
            String name = "nobody " + i + " at " + address;
            assertRefused(INVALID_CREDENTIALS, () -> world.signIn(name, "wrong", World.from(address)));
        }
    }

    private Object signInFrom(Secret device, String name, String password) {
        PresentedTokens presented = new PresentedTokens(Optional.empty(), Optional.of(device));
        return world.accounts.signIn().signIn(name, secret(password), presented, RequestOrigin.unknown());
    }
}
