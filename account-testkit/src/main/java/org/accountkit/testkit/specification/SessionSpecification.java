package org.accountkit.testkit.specification;

import static org.accountkit.access.RefusalCode.FORBIDDEN;
import static org.accountkit.testkit.specification.Refusals.assertRefused;
import static org.accountkit.testkit.specification.World.PASSWORD;
import static org.accountkit.testkit.specification.World.secret;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.accountkit.AccountServices;
import org.accountkit.access.Caller;
import org.accountkit.access.Credential.CredentialKind;
import org.accountkit.access.RequestOrigin;
import org.accountkit.session.SessionService;
import org.accountkit.session.SessionService.SessionTimes;
import org.accountkit.testkit.Race;
import org.accountkit.token.TokenDigest;
import org.accountkit.user.Realm;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Sessions: how long they last, and who sees and ends them. */
public abstract class SessionSpecification extends ServiceSpecification {

    private static final Duration IDLE = Duration.ofMinutes(30);

    private Person ada;
    private SessionService sessions;

    /** For subclasses. */
    protected SessionSpecification() {}

    @Test
    @Tag("A30")
    void a30HasNoTimesForAnApiKey() {
        Person bob = world.person("bob");
        Caller byKey = bob.byKey(bob.newApiKey()).orElseThrow();

        assertRefused(FORBIDDEN, () -> world.accounts.sessions().times(byKey));
    }

    @BeforeEach
    void signAdaIn() {
        ada = world.person("ada");
        sessions = world.accounts.sessions();
    }

    @Test
    void authenticatesAToken() {
        RequestOrigin origin = World.from("192.0.2.7");

        Caller caller = ada.caller(origin);

        assertThat(caller.userId()).isEqualTo(ada.id());
        assertThat(caller.origin()).isEqualTo(origin);
        assertThat(caller.credential().kind()).isEqualTo(CredentialKind.SESSION);
        assertThat(caller.isProven(world.clock.instant())).isTrue();
    }

    @Test
    void isProvenForFiveMinutes() {
        ada.signIn();
        world.clock.advance(Duration.ofMinutes(5).minusMillis(1));
        assertThat(ada.isProven()).isTrue();

        world.clock.advance(Duration.ofMillis(1));
        assertThat(ada.isProven()).isFalse();
    }

    @Test
    @Tag("A40")
    void a40EndsAfterHalfAnHourWithoutUse() {
        world.clock.advance(IDLE.minusMillis(1));
        assertThat(ada.caller()).isNotNull();

        world.clock.advance(IDLE.minusMillis(1));
        assertThat(ada.isSignedIn()).isTrue();

        world.clock.advance(Duration.ofMillis(1));
        assertThat(ada.isSignedIn()).isFalse();
    }

    @Test
    @Tag("A41")
    void a41EndsAfterTwelveHoursHoweverOftenItIsUsed() {
        ada.signIn();
        for (int i = 0; i < 47; i++) {
            world.clock.advance(Duration.ofMinutes(15));
            ada.caller();
        }
        world.clock.advance(Duration.ofMinutes(15).minusMillis(1));
        assertThat(ada.isSignedIn()).isTrue();

        world.clock.advance(Duration.ofMillis(1));
        assertThat(ada.isSignedIn()).isFalse();
    }

    @Test
    @Tag("A41")
    void a41IsNotExtendedByAProof() {
        ada.signIn();
        Instant end = sessions.times(ada.caller()).expiresAt();
        world.clock.advance(Duration.ofMinutes(10));

        ada.prove();

        assertThat(sessions.times(ada.caller()).expiresAt()).isEqualTo(end);
    }

    @Test
    void isNotExtendedByPeeking() {
        for (int i = 0; i < 3; i++) {
            world.clock.advance(Duration.ofMinutes(10).minusMillis(1));
            assertThat(ada.isSignedIn()).isTrue();
        }
        world.clock.advance(Duration.ofMillis(3));

        assertThat(ada.isSignedIn()).isFalse();
    }

    @Test
    void reportsItsTimes() {
        ada.signIn();
        Instant signedIn = world.clock.instant();
        world.clock.advance(Duration.ofMinutes(7));

        SessionTimes times = sessions.times(ada.caller());

        assertThat(times)
                .isEqualTo(new SessionTimes(
                        signedIn,
                        signedIn,
                        signedIn.plus(Duration.ofHours(12)),
                        world.clock.instant().plus(IDLE)));
    }

    @Test
    void staysActiveOnAnotherNodeOnceItsUseIsWritten() {
        AccountServices otherNode = world.node();
        world.clock.advance(Duration.ofMinutes(20));
        ada.caller();
        world.accounts.flush();
        world.clock.advance(Duration.ofMinutes(20));

        assertThat(ada.isSignedIn(otherNode)).isTrue();
    }

    @Test
    @Tag("A40")
    void a40EndsOnEveryNodeWithItsUser() {
        AccountServices otherNode = world.node();
        Person bob = world.person("bob");
        assertThat(ada.isSignedIn(otherNode)).isTrue();

        world.edit(ada, edit -> edit.enabled(false));
        world.accounts.users().delete(world.root().caller(), bob.id());

        assertThat(ada.isSignedIn(otherNode)).isFalse();
        assertThat(bob.isSignedIn(otherNode)).isFalse();
    }

    @Test
    @Tag("A40")
    void a40StaysEndedWhenItsUserIsEnabledAgain() {
        world.edit(ada, edit -> edit.enabled(false));
        world.edit(ada, edit -> edit.enabled(true));

        assertThat(ada.isSignedIn()).isFalse();
    }

    @Test
    @Tag("A42")
    void a42CannotBeOpenedWithAnythingStored() {
        Caller caller = ada.caller();
        TokenDigest digest = Tokens.digest(ada.session());
        List<String> stolen = List.of(
                caller.credential().id(),
                HexFormat.of().formatHex(digest.bytes()),
                Base64.getUrlEncoder().encodeToString(digest.bytes()),
                new String(digest.bytes(), StandardCharsets.ISO_8859_1));

        assertThat(stolen).allSatisfy(text -> {
            assertThat(sessions.authenticate(World.secret(text), RequestOrigin.unknown()))
                    .isEmpty();
            assertThat(sessions.authenticate(World.secret("exs_" + text), RequestOrigin.unknown()))
                    .isEmpty();
        });
    }

    @Test
    @Tag("A33")
    void a33IsNotAcceptedAsAnotherKind() {
        String token = ada.session().reveal();

        assertThat(world.accounts
                        .apiKeys()
                        .authenticate(
                                World.secret(Tokens.resealed("exk_" + token.substring(4))), RequestOrigin.unknown()))
                .isEmpty();
        assertThat(sessions.authenticate(
                        World.secret(Tokens.resealed("exp_" + token.substring(4))), RequestOrigin.unknown()))
                .isEmpty();
    }

    @Test
    void isRotatedByOneOfSeveralConcurrentProofs() {
        Caller caller = ada.caller();

        var moved = Race.successes(4, () -> world.accounts.signIn().prove(caller, secret(PASSWORD), Optional.empty()));

        assertThat(moved).hasSize(1);
        assertThat(ada.isSignedIn()).isFalse();
    }

    @Test
    void worksInItsRealmOnly() {
        AccountServices elsewhere = world.accounts.inRealm(new Realm(world.realm.name() + "-2"));

        assertThat(ada.isSignedIn(elsewhere)).isFalse();
    }
}
