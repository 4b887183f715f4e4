package org.accountkit.testkit.specification;

import static org.accountkit.access.RefusalCode.INVALID_CREDENTIALS;
import static org.accountkit.access.RefusalCode.TOO_MANY_ATTEMPTS;
import static org.accountkit.access.RefusalCode.UNAVAILABLE;
import static org.accountkit.testkit.specification.Refusals.assertRefused;
import static org.accountkit.testkit.specification.World.PASSWORD;
import static org.accountkit.testkit.specification.World.secret;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.accountkit.AccountServices;
import org.accountkit.access.Caller;
import org.accountkit.access.RequestOrigin;
import org.accountkit.audit.AuditEvent.AuditOutcome;
import org.accountkit.audit.AuditEventType;
import org.accountkit.download.DownloadToken;
import org.accountkit.download.DownloadToken.DownloadState;
import org.accountkit.secret.MasterKeys;
import org.accountkit.secret.Secret;
import org.accountkit.signin.SignInResult.SecondFactorRequired;
import org.accountkit.signin.SignInResult.SignedIn;
import org.accountkit.signin.SignInService.PresentedTokens;
import org.accountkit.testkit.VirtualAuthenticator;
import org.accountkit.twofactor.SecondFactor;
import org.accountkit.twofactor.TwoFactorService.TotpEnrolment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A secret that a node cannot unseal, such as one under a master key that only another node has: no failure of the user's,
 * on the record, and recovery codes still pass.
 */
public abstract class UnreadableSecretSpecification extends ServiceSpecification {

    private static final MasterKeys NEW_KEY = MasterKeys.of("newer", secret("another key, of thirty-two bytes"));
    private static final MasterKeys OLD_FIRST = and(World.MASTER_KEYS, "newer", "another key, of thirty-two bytes");
    private static final MasterKeys NEW_FIRST = and(NEW_KEY, "specification", "master key of the specifications");

    /** Knows only the key that is about to replace the world's. */
    private AccountServices other;

    private Person ada;

    /** For subclasses. */
    protected UnreadableSecretSpecification() {}

    private static MasterKeys and(MasterKeys first, String id, String key) {
        return first.and(id, secret(key));
    }

    /** A check value that another test left behind would be a missing key. */
    @BeforeEach
    @AfterEach
    void removeCheckValues() {
        world.stores.masterKeys().checkValues().keySet().forEach(world.stores.masterKeys()::remove);
    }

    @BeforeEach
    void openTheOtherNode() {
        ada = world.person("ada").withPhone();
        other = node(NEW_KEY);
    }

    @Test
    void countsNoAttemptAndTakesNoTryAtSignIn() {
        Secret pending = beginSignIn(other);

        for (int i = 0; i < 40; i++) {
            assertRefused(UNAVAILABLE, () -> complete(other, pending, new SecondFactor.Code(ada.shownCode())));
        }

        assertThat(complete(world.accounts, beginSignIn(world.accounts), ada.freshCode()))
                .isNotNull();
        assertThat(world.events(AuditEventType.SECOND_FACTOR))
                .allSatisfy(event -> assertThat(event.outcome()).isEqualTo(AuditOutcome.SUCCESS));
        assertThat(world.events(AuditEventType.ACCOUNT_LOCK)).isEmpty();
        assertThat(world.events(AuditEventType.SECRET_UNSEALABLE)).isNotEmpty().allSatisfy(event -> {
            assertThat(event.subject()).contains(ada.id().value());
            assertThat(event.details()).containsEntry("code", "unavailable");
        });
    }

    @Test
    void lessensNoTriesOfThePendingSignIn() {
        Secret pending = beginSignIn(other);
        for (int i = 0; i < 6; i++) {
            assertRefused(UNAVAILABLE, () -> complete(other, pending, new SecondFactor.Code(ada.shownCode())));
        }

        assertThat(complete(other, pending, ada.recoveryCode(0))).isNotNull();
    }

    @Test
    void countsNoAttemptAtAProof() {
        Caller caller = ada.caller(other, RequestOrigin.unknown());
        for (int i = 0; i < 40; i++) {
            assertRefused(UNAVAILABLE, () -> prove(caller, Optional.of(new SecondFactor.Code(ada.shownCode()))));
        }

        assertThat(prove(caller, Optional.of(ada.recoveryCode(0)))).isPresent();
        assertThat(world.events(AuditEventType.ACCOUNT_LOCK)).isEmpty();
    }

    private Optional<Secret> prove(Caller caller, Optional<SecondFactor> factor) {
        return other.signIn().prove(caller, secret(PASSWORD), factor);
    }

    @Test
    void isSaidToHoldUpAndHowToHelpOneself() {
        Secret pending = beginSignIn(other);

        assertThat(assertRefused(UNAVAILABLE, () -> complete(other, pending, ada.freshCode()))
                        .detail())
                .hasValueSatisfying(text -> assertThat(text).contains("recovery code"));
    }

    /** One whom the throttle holds up writes nothing to the audit trail. */
    @Test
    void isNotOnTheRecordForSomebodyWhoMustWait() {
        Secret pending = beginSignIn(world.accounts);
        for (int i = 0; i < 5; i++) {
            assertRefused(
                    INVALID_CREDENTIALS,
                    () -> complete(world.accounts, pending, new SecondFactor.Code(secret("000000"))));
        }
        Secret next = beginSignIn(other);

        assertRefused(TOO_MANY_ATTEMPTS, () -> complete(other, next, new SecondFactor.Code(ada.shownCode())));

        assertThat(world.events(AuditEventType.SECRET_UNSEALABLE)).isEmpty();
    }

    @Test
    void takesNoTryOfAnEnrolment() {
        Person bob = world.person("bob");
        TotpEnrolment enrolment = world.accounts.twoFactor().begin(bob.caller());
        Caller there = bob.caller(other, RequestOrigin.unknown());

        for (int i = 0; i < 6; i++) {
            assertRefused(UNAVAILABLE, () -> other.twoFactor().validate(there, secret("000000")));
        }
        assertRefused(UNAVAILABLE, () -> other.twoFactor().pending(there));
        assertRefused(UNAVAILABLE, () -> other.twoFactor().begin(there));

        assertThat(world.events(AuditEventType.SECRET_UNSEALABLE)).isNotEmpty();
        assertThat(world.accounts.twoFactor().begin(bob.caller()).secretKey().reveal())
                .isEqualTo(enrolment.secretKey().reveal());
        assertThat(world.stores.totps().findPending(bob.id()).orElseThrow().triesLeft())
                .isEqualTo(5);
    }

    @Test
    void ofADownloadTokenKeepsNobodyFromClosingDownloadsOrRenewingIt() {
        Person root = world.root();
        Secret token = world.accounts.downloads().renew(root.caller()).token().orElseThrow();
        Caller there = root.caller(other, RequestOrigin.unknown());

        DownloadToken shown = other.downloads().show(there);
        other.downloads().authorize(Optional.of(token));
        DownloadToken closed = other.downloads().setState(there, DownloadState.CLOSED);

        assertThat(shown.token()).isEmpty();
        assertThat(shown.createdAt()).isPresent();
        assertThat(closed.state()).isEqualTo(DownloadState.CLOSED);
        assertThat(closed.token()).isEmpty();
        other.flush();
        assertThat(world.events(AuditEventType.SECRET_UNSEALABLE)).isNotEmpty().allSatisfy(event -> {
            assertThat(event.actor()).contains(root.id().value());
            assertThat(event.subject()).isEmpty();
        });
        assertThat(other.downloads().renew(there).token()).isPresent();
    }

    /** The new key first as opener on all nodes, then as sealer: at no time does a node meet a secret it cannot unseal. */
    @Test
    void neverArisesWhenANewKeyIsAddedBehindBeforeItIsPutInFront() {
        AccountServices one = node(World.MASTER_KEYS);
        one.verify();
        AccountServices two = node(OLD_FIRST);
        two.verify();
        enrolOnOneAndSignInOnTheOther("a", two, one);

        one = node(OLD_FIRST);
        one.verify();
        two = node(NEW_FIRST);
        two.verify();
        enrolOnOneAndSignInOnTheOther("b", two, one);
        enrolOnOneAndSignInOnTheOther("c", one, two);

        one = node(NEW_FIRST);
        one.verify();
        one.operations().reseal(done -> {});
        enrolOnOneAndSignInOnTheOther("d", one, two);

        one = node(NEW_KEY);
        enrolOnOneAndSignInOnTheOther("e", two, one);
        assertThat(world.events(AuditEventType.SECRET_UNSEALABLE))
                .as("apart from secrets that other tests left in the same database")
                .allSatisfy(event -> assertThat(event.actor()).contains("console"));
    }

    private void enrolOnOneAndSignInOnTheOther(String name, AccountServices enrols, AccountServices signsIn) {
        Person person = world.person("eve-" + name);
        Caller caller = person.caller(enrols, RequestOrigin.unknown());
        var enrolment = enrols.twoFactor().begin(caller);
        var phone = VirtualAuthenticator.fromUri(enrolment.otpAuthUri().reveal());
        world.keepSecret(enrolment.secretKey(), enrolment.otpAuthUri());
        signsIn.twoFactor()
                .validate(person.caller(signsIn, RequestOrigin.unknown()), secret(phone.code(world.clock.instant())));
        world.clock.advance(Duration.ofSeconds(30));
        Secret pending = ((SecondFactorRequired) world.signIn(person.name(), PASSWORD)).pending();
        assertThat(complete(signsIn, pending, new SecondFactor.Code(secret(phone.code(world.clock.instant())))))
                .isNotNull();
    }

    /** What the order prevents. */
    @Test
    void arisesWhenANewKeyIsPutInFrontAtOnce() {
        Person bob = world.person("bob");
        AccountServices hasty = node(NEW_FIRST);
        hasty.twoFactor().begin(bob.caller(hasty, RequestOrigin.unknown()));

        assertRefused(UNAVAILABLE, () -> world.accounts.twoFactor().pending(bob.caller()));
    }

    private AccountServices node(MasterKeys keys) {
        return world.node(builder -> builder.masterKeys(keys));
    }

    private Secret beginSignIn(AccountServices node) {
        return ((SecondFactorRequired) world.keepTokensSecret(
                        node.signIn().signIn("ada", secret(PASSWORD), PresentedTokens.NONE, RequestOrigin.unknown())))
                .pending();
    }

    private SignedIn complete(AccountServices node, Secret pending, SecondFactor factor) {
        return world.keepTokensSecret(
                node.signIn().completeSignIn(pending, factor, PresentedTokens.NONE, RequestOrigin.unknown()));
    }
}
