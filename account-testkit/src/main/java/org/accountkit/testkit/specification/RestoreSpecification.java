package org.accountkit.testkit.specification;

import static org.accountkit.access.RefusalCode.INVALID_CREDENTIALS;
import static org.accountkit.access.RefusalCode.NOT_AUTHENTICATED;
import static org.accountkit.testkit.specification.Refusals.assertRefused;
import static org.accountkit.testkit.specification.World.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.accountkit.AccountServices;
import org.accountkit.download.DownloadToken.DownloadState;
import org.accountkit.operations.UpkeepOperations.Restoring;
import org.accountkit.secret.MasterKeys;
import org.accountkit.secret.Secret;
import org.accountkit.signin.SignInResult.SignedIn;
import org.accountkit.twofactor.SecondFactor.Code;
import org.accountkit.user.User;
import org.accountkit.user.UserId;
import org.accountkit.user.Username;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A database that was restored from a backup: what had been ended since the backup is not revived. */
public abstract class RestoreSpecification extends ServiceSpecification {

    private Person ada;

    /** For subclasses. */
    protected RestoreSpecification() {}

    /** A check value that another test left behind would be a missing key. */
    @BeforeEach
    @AfterEach
    void removeCheckValues() {
        world.stores.masterKeys().checkValues().keySet().forEach(world.stores.masterKeys()::remove);
    }

    @BeforeEach
    void backUp() {
        ada = world.person("ada").withPhone();
    }

    @Test
    void endsSessionsKeysDevicesAndPendingSignIns() {
        Secret settings = ada.newApiKey();
        Secret named = world.accounts
                .operations()
                .issueApiKey(ada.id(), "ci", Optional.empty())
                .text();
        Secret pending = ada.beginSignIn();
        Secret reset = world.requestReset(ada);

        Restoring done = restore();

        assertThat(ada.isSignedIn()).isFalse();
        assertThat(ada.byKey(settings)).isEmpty();
        assertThat(ada.byKey(named)).isEmpty();
        assertRefused(NOT_AUTHENTICATED, () -> ada.complete(pending, ada.freshCode()));
        assertThat(world.stores.sessions().list(ada.id())).isEmpty();
        assertThat(world.stores.knownDevices().list(ada.id())).isEmpty();
        assertThat(world.stores.pendingSignIns().find(Tokens.digest(pending))).isEmpty();
        assertThat(world.stores.passwordResets().find(Tokens.digest(reset))).isEmpty();
        assertThat(done.accounts()).isGreaterThanOrEqualTo(2);
        assertThat(done.apiKeys()).isGreaterThanOrEqualTo(2);
    }

    @Test
    void endsRecoveryCodesThatMayHaveBeenSpent() {
        restore();

        Secret pending = ada.beginSignIn();
        assertRefused(INVALID_CREDENTIALS, () -> ada.complete(pending, ada.recoveryCode(0)));
        world.clock.advance(Duration.ofMinutes(1));
        assertThat(ada.complete(pending, ada.freshCode())).isNotNull();
        assertThat(world.stores.recoveryCodes().count(ada.id())).isZero();
    }

    /** The code of the step of now, and of the ones before and after, may have been used just before the backup. */
    @Test
    void takesTheCodesOfTheWindowForSpent() {
        long step = world.stores.totps().find(ada.id()).orElseThrow().lastStep();
        world.clock.advance(Duration.ofMinutes(10));
        List<Code> shown = new ArrayList<>();
        for (int i = -1; i <= 1; i++) {
            shown.add(new Code(
                    Secret.ofText(ada.phone().code(world.clock.instant().plusSeconds(30L * i)))));
        }

        restore();

        for (Code code : shown) {
            Secret pending = ada.beginSignIn();
            assertRefused(INVALID_CREDENTIALS, () -> ada.complete(pending, code));
        }
        assertThat(world.stores.totps().find(ada.id()).orElseThrow().lastStep()).isEqualTo(step + 21);
        world.clock.advance(Duration.ofSeconds(60));
        assertThat(ada.complete(ada.beginSignIn(), new Code(ada.shownCode()))).isNotNull();
    }

    @Test
    void spendsTheWindowBesideAWithdrawnStep() {
        long step = world.stores.totps().find(ada.id()).orElseThrow().lastStep();
        world.clock.advance(Duration.ofMinutes(10));
        world.stores.totps().withdrawStep(ada.id(), step + 21);

        restore();

        assertThat(world.stores.totps().find(ada.id()).orElseThrow().lastStep()).isEqualTo(step + 20);
        assertThat(world.stores.totps().consumeStep(ada.id(), step + 21)).isFalse();
    }

    @Test
    void endsEnrolmentsThatWerePending() {
        Person bob = world.person("bob");
        world.accounts.twoFactor().begin(bob.caller());

        restore();

        assertThat(world.stores.totps().findPending(bob.id()).orElseThrow().isGood(world.clock.instant()))
                .isFalse();
        assertThat(bob.signIn().withPhone().isSignedIn()).isTrue();
    }

    @Test
    void closesDownloads() {
        Secret token =
                world.accounts.downloads().renew(world.root().caller()).token().orElseThrow();
        world.accounts.downloads().setState(world.root().caller(), DownloadState.OPEN);

        assertThat(restore().downloads()).isPositive();

        assertRefused(NOT_AUTHENTICATED, () -> world.accounts.downloads().authorize(Optional.of(token)));
        assertRefused(NOT_AUTHENTICATED, () -> world.accounts.downloads().authorize(Optional.empty()));
        assertThat(world.accounts.downloads().show(world.root().caller()).state())
                .isEqualTo(DownloadState.CLOSED);
    }

    /** A host's session under an epoch that was handed out after the backup must not become valid again. */
    @Test
    void raisesEveryEpochAboveAllThatWereHandedOut() {
        UserId stranger = directoryUserWithoutState();
        long later = world.accounts.epochOf(ada.id()) + 1_000_000;

        restore();

        assertThat(world.accounts.epochOf(ada.id())).isGreaterThan(later);
        assertThat(world.accounts.epochOf(stranger)).isGreaterThan(later);
        assertThat(world.accounts.epochOf(world.root().id())).isGreaterThan(later);
    }

    private UserId directoryUserWithoutState() {
        UserId id = UserId.random();
        world.stores
                .users()
                .add(new User(id, world.realm, Username.of("stranger"), "", "", true, Set.of(), world.clock.instant()));
        return id;
    }

    @Test
    void leavesAloneWhatWasCreatedSince() {
        Instant restoredAt = world.clock.instant();
        restore(restoredAt);
        world.clock.advance(Duration.ofMinutes(2));
        ada.signIn();
        Secret key = ada.newApiKey();
        List<Secret> codes = world.accounts.twoFactor().replaceRecoveryCodes(ada.caller());
        world.accounts.downloads().renew(world.root().caller());

        Restoring again = restore(restoredAt);

        assertThat(again).isEqualTo(Restoring.NONE);
        assertThat(ada.isSignedIn()).isTrue();
        assertThat(ada.byKey(key)).isPresent();
        assertThat(world.stores.recoveryCodes().count(ada.id())).isEqualTo(codes.size());
        assertThat(world.accounts.downloads().show(world.root().caller()).state())
                .isEqualTo(DownloadState.REQUIRED);
    }

    @Test
    void keepsPasswordsAndSecondFactors() {
        restore();
        world.clock.advance(Duration.ofMinutes(1));

        Person bob = ada.atAnotherBrowser();

        assertThat(bob.isSignedIn()).isTrue();
        assertThat(world.signIn("root", PASSWORD)).isInstanceOf(SignedIn.class);
    }

    /** The backup may be older than the newest master key, and need one that was retired since. */
    @Test
    void needsTheMasterKeysOfTheBackup() {
        world.accounts.verify();
        MasterKeys newer = MasterKeys.of("newer", Secret.ofText("another key, of thirty-two bytes"));
        AccountServices node = world.node(builder -> builder.masterKeys(newer));

        assertThatIllegalStateException()
                .isThrownBy(() -> node.operations().afterRestore(world.clock.instant(), done -> {}))
                .withMessageContaining("'specification' is missing");
        assertThat(ada.isSignedIn()).isTrue();
    }

    @Test
    void isNeverInTheFuture() {
        Instant future = world.clock.instant().plusMillis(1);

        assertThatIllegalArgumentException().isThrownBy(() -> restore(future));
        assertThat(ada.isSignedIn()).isTrue();
    }

    /** Time passes between the backup and the restore. */
    private Restoring restore() {
        world.clock.advance(Duration.ofMillis(1));
        return restore(world.clock.instant());
    }

    private Restoring restore(Instant restoredAt) {
        return world.accounts.operations().afterRestore(restoredAt, done -> {});
    }
}
