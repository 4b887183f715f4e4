package org.accountkit.testkit.specification;

import static org.accountkit.access.RefusalCode.INVALID_CREDENTIALS;
import static org.accountkit.access.RefusalCode.NOT_AUTHENTICATED;
import static org.accountkit.access.RefusalCode.NOT_FOUND;
import static org.accountkit.testkit.specification.Refusals.assertRefused;
import static org.accountkit.testkit.specification.World.PASSWORD;
import static org.accountkit.testkit.specification.World.secret;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.accountkit.access.RefusalCode;
import org.accountkit.access.RequestOrigin;
import org.accountkit.audit.AuditEventType;
import org.accountkit.secret.Secret;
import org.accountkit.signin.SignInResult.SignedIn;
import org.accountkit.signin.SignInService.PresentedTokens;
import org.accountkit.twofactor.SecondFactor;
import org.accountkit.user.AccountState;
import org.accountkit.user.Realm;
import org.accountkit.user.UserId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A directory gives the id of a former user to another person: nothing of the former one attaches. */
public abstract class ReusedIdSpecification extends DirectoryStage {

    private Person ada;
    private UserId id;

    /** For subclasses. */
    protected ReusedIdSpecification() {}

    @BeforeEach
    void openDirectory() {
        ada = directoryUser("ada");
        id = ada.id();
    }

    @Test
    @Tag("A76")
    void a76NothingThatTheFormerUserHeldAuthenticatesTheNewOne() {
        Secret key = ada.newApiKey();
        Secret named = world.accounts
                .operations()
                .issueApiKey(id, "ci", Optional.empty())
                .text();
        ada.withPhone();
        Secret session = ada.session();
        Secret pending = ada.beginSignIn();

        giveIdTo("eve");

        assertThat(Person.isValid(world.accounts, session)).isFalse();
        assertThat(ada.byKey(key)).isEmpty();
        assertThat(ada.byKey(named)).isEmpty();
        assertRefused(NOT_AUTHENTICATED, () -> ada.complete(pending, ada.freshCode()));
        assertRefused(NOT_AUTHENTICATED, () -> ada.complete(pending, ada.recoveryCode(0)));
        assertRefused(INVALID_CREDENTIALS, () -> world.signIn("eve", PASSWORD));
        assertRefused(INVALID_CREDENTIALS, () -> world.signIn("ada", PASSWORD));
    }

    @Test
    @Tag("A76")
    void a76TheNewUserStartsWithNothing() {
        Secret device = world.keepTokensSecret((SignedIn) world.accounts
                        .signIn()
                        .signIn("ada", secret(PASSWORD), PresentedTokens.NONE, RequestOrigin.unknown()))
                .device()
                .orElseThrow();
        ada.withPhone();
        requireTwoFactor();

        giveIdTo("eve");
        world.accounts.operations().resetPassword(id, secret(World.FIRST_PASSWORD));
        Person eve = world.settled(id, "eve");

        assertThat(eve.caller().pendingActions()).isEmpty();
        assertThat(world.accounts.twoFactor().state(eve.caller()).active()).isFalse();
        assertThat(world.accounts.twoFactor().state(eve.caller()).recoveryCodesLeft())
                .isZero();
        assertThat(world.stores.knownDevices().list(id)).isEmpty();
        assertThat(((SignedIn) world.accounts
                                .signIn()
                                .signIn(
                                        "eve",
                                        secret(PASSWORD),
                                        new PresentedTokens(Optional.empty(), Optional.of(device)),
                                        RequestOrigin.unknown()))
                        .device())
                .as("a new device")
                .isPresent();
        assertThat(world.accounts.apiKeys().list(eve.caller())).isEmpty();
    }

    private void requireTwoFactor() {
        AccountState state = world.stores.accountStates().find(id).orElseThrow();
        world.stores.accountStates().edit(id, state.version(), true, true);
    }

    /** A host's own session carries the epoch under which it was opened, and an open edit the version. */
    @Test
    @Tag("A76")
    void a76TheEpochAndTheVersionNeverComeBack() {
        requireTwoFactor();
        AccountState before = world.stores.accountStates().find(id).orElseThrow();

        giveIdTo("eve");

        AccountState after = world.stores.accountStates().find(id).orElseThrow();
        assertThat(after)
                .isEqualTo(
                        new AccountState(id, before.epoch() + 1, false, false, before.version() + 1, Optional.empty()));
        assertThat(world.accounts.epochOf(id)).isGreaterThan(before.epoch());
    }

    @Test
    @Tag("A76")
    void a76NoAttemptCounterOfTheFormerUserHoldsTheNewOneUp() {
        ada.withPhone();
        for (int i = 0; i < 40; i++) {
            world.clock.advance(Duration.ofHours(2));
            Secret pending = beginUnlessLocked();
            Refusals.refusal(() -> ada.complete(pending, new SecondFactor.Code(secret("000000"))));
        }
        Secret last = beginUnlessLocked();
        assertRefused(RefusalCode.TOO_MANY_ATTEMPTS, () -> ada.complete(last, ada.freshCode()));

        giveIdTo("eve");
        world.accounts.operations().resetPassword(id, secret(World.FIRST_PASSWORD));
        Person eve = world.settled(id, "eve").withPhone();

        assertThat(eve.isSignedIn()).isTrue();
    }

    private Secret beginUnlessLocked() {
        return ada.beginSignIn();
    }

    @Test
    void isForgottenOnTheRecordAndOnlyInTheRealm() {
        assertRefused(
                NOT_FOUND,
                () -> world.accounts
                        .inRealm(new Realm(world.realm.name() + "-2"))
                        .operations()
                        .forget(id));
        assertThat(ada.isSignedIn()).isTrue();

        world.accounts.operations().forget(id);

        assertThat(ada.isSignedIn()).isFalse();
        assertThat(world.events(AuditEventType.ACCOUNT_REMOVAL)).singleElement().satisfies(event -> {
            assertThat(event.subject()).contains(id.value());
            assertThat(event.actor()).contains("console");
        });
    }

    /** Whatever the directory allows, forgetting somebody leaves the user where the directory has one. */
    @Test
    void leavesTheDirectoryAlone() {
        world.accounts.operations().forget(id);

        assertThat(world.stores.users().find(id)).isPresent();
        world.accounts.operations().forget(id);
        assertThat(world.stores.passwords().find(id)).isEmpty();
    }

    private void giveIdTo(String name) {
        remove(id);
        world.accounts.operations().forget(id);
        planted(id, name);
    }
}
