package org.accountkit.testkit.specification;

import static org.accountkit.access.RefusalCode.ACTION_PENDING;
import static org.accountkit.access.RefusalCode.CONFLICT;
import static org.accountkit.access.RefusalCode.FORBIDDEN;
import static org.accountkit.access.RefusalCode.INVALID_CREDENTIALS;
import static org.accountkit.access.RefusalCode.NOT_FOUND;
import static org.accountkit.access.RefusalCode.REAUTHENTICATION_REQUIRED;
import static org.accountkit.access.RefusalCode.WRONG_CODE;
import static org.accountkit.testkit.specification.Refusals.assertRefused;
import static org.accountkit.testkit.specification.World.PASSWORD;
import static org.accountkit.testkit.specification.World.secret;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.accountkit.access.Account.PendingAction;
import org.accountkit.access.Caller;
import org.accountkit.audit.AuditEventType;
import org.accountkit.notification.Notice.NoticeType;
import org.accountkit.secret.Secret;
import org.accountkit.session.SessionService.Renewal;
import org.accountkit.signin.SignInResult.SignedIn;
import org.accountkit.testkit.VirtualAuthenticator;
import org.accountkit.twofactor.SecondFactor.Code;
import org.accountkit.twofactor.TwoFactorService;
import org.accountkit.twofactor.TwoFactorService.TwoFactorState;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Activating and deactivating two-factor authentication, and proving with it. */
public abstract class TwoFactorSpecification extends ServiceSpecification {

    private static final Duration TIME_STEP = Duration.ofSeconds(30);

    private Person ada;
    private TwoFactorService twoFactor;

    /** For subclasses. */
    protected TwoFactorSpecification() {}

    @BeforeEach
    void signAdaIn() {
        ada = world.person("ada");
        twoFactor = world.accounts.twoFactor();
    }

    @Test
    void reportsSinceWhenItIsActive() {
        ada.withPhone();

        TwoFactorState state = twoFactor.state(ada.caller());

        assertThat(state.active()).isTrue();
        assertThat(state.activatedAt()).contains(world.clock.instant().minus(TIME_STEP));
        assertThat(state.recoveryCodesLeft()).isEqualTo(10);
    }

    @Test
    @Tag("A17")
    void a17NeverShowsTheSecretOnceItIsActive() {
        ada.withPhone();

        assertRefused(CONFLICT, () -> twoFactor.begin(ada.caller()));
        assertRefused(NOT_FOUND, () -> twoFactor.pending(ada.caller()));
        assertThat(Arrays.stream(TwoFactorState.class.getRecordComponents()).map(RecordComponent::getName))
                .containsExactly("activatedAt", "recoveryCodesLeft");
    }

    @Test
    @Tag("A30")
    void a30CannotBeManagedByAnApiKey() {
        Caller byKey = ada.byKey(ada.newApiKey()).orElseThrow();

        assertRefused(FORBIDDEN, () -> twoFactor.state(byKey));
        assertRefused(FORBIDDEN, () -> twoFactor.begin(byKey));
        assertRefused(FORBIDDEN, () -> twoFactor.pending(byKey));
        assertRefused(FORBIDDEN, () -> twoFactor.validate(byKey, secret("123456")));
        assertRefused(FORBIDDEN, () -> twoFactor.deactivate(byKey));
        assertRefused(FORBIDDEN, () -> twoFactor.replaceRecoveryCodes(byKey));
    }

    @Test
    void isDeactivated() {
        ada.withPhone();
        Person elsewhere = ada.atAnotherBrowser();
        Secret before = ada.session();

        Renewal renewal = twoFactor.deactivate(ada.caller());
        ada.moveTo(renewal.token());

        assertThat(renewal.endedSessions()).isEqualTo(1);
        assertThat(ada.isSignedIn()).isTrue();
        assertThat(Person.isValid(world.accounts, before)).isFalse();
        assertThat(elsewhere.isSignedIn()).isFalse();
        assertThat(twoFactor.state(ada.caller())).isEqualTo(new TwoFactorState(Optional.empty(), 0));
        assertThat(world.signIn("ada", PASSWORD)).isInstanceOf(SignedIn.class);
        assertThat(world.noticesFor(ada)).contains(NoticeType.TWO_FACTOR_DISABLED);
        assertThat(world.events(AuditEventType.TWO_FACTOR_DEACTIVATION)).hasSize(1);
    }

    @Test
    void isDeactivatedOnce() {
        assertRefused(CONFLICT, () -> twoFactor.deactivate(ada.caller()));
    }

    @Test
    void carriesNothingOverWhenActivatedAgain() {
        ada.withPhone();
        VirtualAuthenticator old = ada.phone();
        ada.moveTo(twoFactor.deactivate(ada.caller()).token());
        ada.withPhone();
        Secret pending = ada.beginSignIn();
        world.clock.advance(TIME_STEP);

        assertRefused(INVALID_CREDENTIALS, () -> ada.complete(pending, new Code(shownBy(old))));
    }

    @Test
    @Tag("A16")
    void a16StaysActiveWithoutAFreshProof() {
        ada.withPhone().unproven();

        assertRefused(REAUTHENTICATION_REQUIRED, () -> twoFactor.deactivate(ada.caller()));

        assertThat(twoFactor.state(ada.caller()).active()).isTrue();
    }

    @Test
    @Tag("A11")
    @Tag("A16")
    void a11StaysActiveWhenTheProofIsASpentCode() {
        ada.withPhone();
        Code spent = new Code(ada.shownCode());
        ada.unproven();
        ada.prove();
        Code latest = new Code(ada.shownCode());
        ada.unproven();

        for (Code replayed : List.of(spent, latest)) {
            assertRefused(
                    WRONG_CODE,
                    () -> world.accounts.signIn().prove(ada.caller(), secret(PASSWORD), Optional.of(replayed)));
            assertRefused(REAUTHENTICATION_REQUIRED, () -> twoFactor.deactivate(ada.caller()));
        }
        assertThat(twoFactor.state(ada.caller()).active()).isTrue();
    }

    @Test
    void staysActiveWhileRequired() {
        ada.withPhone();
        world.edit(ada, edit -> edit.twoFactorRequired(true));

        assertRefused(FORBIDDEN, () -> twoFactor.deactivate(ada.caller()));

        assertThat(twoFactor.state(ada.caller()).active()).isTrue();
    }

    @Test
    void mustBeSetUpFirstIfRequired() {
        world.edit(ada, edit -> edit.twoFactorRequired(true));

        assertThat(ada.caller().pendingActions()).containsExactly(PendingAction.SET_UP_TWO_FACTOR);
        assertRefused(ACTION_PENDING, () -> world.accounts.sessions().list(ada.caller()));
        assertRefused(ACTION_PENDING, () -> world.accounts.apiKeys().show(ada.caller()));
        assertRefused(
                ACTION_PENDING,
                () -> world.accounts.passwords().change(ada.caller(), secret(PASSWORD), secret("another long one")));
        ada.withPhone();

        assertThat(ada.caller().pendingActions()).isEmpty();
        assertThat(world.accounts.sessions().list(ada.caller())).isNotEmpty();
    }

    @Test
    void comesAfterAForcedPasswordChange() {
        world.edit(ada, edit -> edit.twoFactorRequired(true).passwordChangeRequired(true));

        assertThat(ada.caller().pendingActions())
                .containsExactly(PendingAction.CHANGE_PASSWORD, PendingAction.SET_UP_TWO_FACTOR);
        assertRefused(ACTION_PENDING, () -> twoFactor.begin(ada.caller()));
    }

    private Secret shownBy(VirtualAuthenticator phone) {
        return secret(phone.code(world.clock.instant()));
    }
}
