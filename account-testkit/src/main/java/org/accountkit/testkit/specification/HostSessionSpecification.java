package org.accountkit.testkit.specification;

import static org.accountkit.access.RefusalCode.FORBIDDEN;
import static org.accountkit.access.RefusalCode.NOT_AUTHENTICATED;
import static org.accountkit.access.RefusalCode.REAUTHENTICATION_REQUIRED;
import static org.accountkit.testkit.specification.Refusals.assertRefused;
import static org.accountkit.testkit.specification.World.PASSWORD;
import static org.accountkit.testkit.specification.World.secret;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.accountkit.access.Caller;
import org.accountkit.access.Credential;
import org.accountkit.access.Credential.CredentialKind;
import org.accountkit.access.RequestOrigin;
import org.accountkit.password.PasswordService.PasswordChange;
import org.accountkit.testkit.VirtualAuthenticator;
import org.accountkit.user.UserId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A host with its own sessions: the features work on them, and the security epoch shows when they have ended. */
public abstract class HostSessionSpecification extends ServiceSpecification {

    private Person ada;

    /** For subclasses. */
    protected HostSessionSpecification() {}

    @BeforeEach
    void signAdaIn() {
        ada = world.person("ada");
    }

    @Test
    void returnsACallerForAUser() {
        Caller caller = caller();

        assertThat(caller.userId()).isEqualTo(ada.id());
        assertThat(caller.credential().kind()).isEqualTo(CredentialKind.HOST_SESSION);
        assertThat(caller.isProven(world.clock.instant())).isTrue();
    }

    @Test
    void returnsNoCallerForADeletedOrDisabledUser() {
        world.edit(ada, edit -> edit.enabled(false));

        assertThat(find(ada.id())).isEmpty();
        assertThat(find(UserId.random())).isEmpty();
    }

    @Test
    void generatesApiKeys() {
        var key = world.accounts.apiKeys().generate(caller()).text();

        assertThat(ada.byKey(key)).isPresent();
    }

    /** The host authenticated the request, and then the account changed. */
    @Test
    void changesNothingForAUserWhoHasSinceBeenDisabledOrHadThePasswordReset() {
        Person bob = world.person("bob");
        List<Caller> stale = List.of(caller(), find(bob.id()).orElseThrow());
        world.edit(ada, edit -> edit.password(secret("set by an administrator")));
        world.edit(bob, edit -> edit.enabled(false));

        assertThat(stale).allSatisfy(caller -> {
            assertRefused(NOT_AUTHENTICATED, () -> world.accounts.apiKeys().generate(caller));
            assertThat(world.stores.apiKeys().list(caller.userId())).isEmpty();
        });
    }

    private Optional<Caller> find(UserId userId) {
        return find(userId, world.clock.instant().plusSeconds(300));
    }

    @Test
    void needsAProofFromTheHost() {
        Caller stale = find(ada.id(), world.clock.instant()).orElseThrow();

        assertRefused(REAUTHENTICATION_REQUIRED, () -> world.accounts.apiKeys().generate(stale));
    }

    @Test
    void raisesTheEpochOnAPasswordChangeAndReturnsNoToken() {
        long before = world.accounts.epochOf(ada.id());

        PasswordChange renewal =
                world.accounts.passwords().change(caller(), secret(PASSWORD), secret("an altogether different one"));

        assertThat(renewal.token()).isEmpty();
        assertThat(renewal.endedSessions()).isEqualTo(1);
        assertThat(world.accounts.epochOf(ada.id())).isGreaterThan(before);
        assertThat(ada.isSignedIn()).isFalse();
    }

    @Test
    void raisesTheEpochOnActivatingTwoFactorAuthentication() {
        long before = world.accounts.epochOf(ada.id());
        String uri = world.accounts.twoFactor().begin(caller()).otpAuthUri().reveal();
        String code = VirtualAuthenticator.fromUri(uri).code(world.clock.instant());

        world.accounts.twoFactor().validate(caller(), secret(code));
        long active = world.accounts.epochOf(ada.id());
        world.accounts.twoFactor().deactivate(caller());

        assertThat(active).isGreaterThan(before);
        assertThat(world.accounts.epochOf(ada.id())).isGreaterThan(active);
    }

    @Test
    void proves() {
        assertThat(world.accounts.signIn().prove(caller(), secret(PASSWORD), Optional.empty()))
                .isEmpty();
    }

    @Test
    void hasNoTimeoutsHere() {
        assertRefused(FORBIDDEN, () -> world.accounts.sessions().times(caller()));
    }

    @Test
    void returnsNoEpochForAnUnknownUser() {
        assertThat(world.accounts.epochOf(UserId.random())).isZero();
    }

    private Caller caller() {
        return find(ada.id()).orElseThrow();
    }

    private Optional<Caller> find(UserId userId, Instant provenUntil) {
        return world.accounts.caller(userId, Credential.ofHost("host-1", provenUntil), RequestOrigin.unknown());
    }
}
