package org.accountkit.testkit.specification;

import static org.accountkit.access.RefusalCode.ACTION_PENDING;
import static org.accountkit.access.RefusalCode.FORBIDDEN;
import static org.accountkit.access.RefusalCode.INVALID_CREDENTIALS;
import static org.accountkit.access.RefusalCode.WRONG_PASSWORD;
import static org.accountkit.testkit.specification.Refusals.assertRefused;
import static org.accountkit.testkit.specification.World.PASSWORD;
import static org.accountkit.testkit.specification.World.secret;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.accountkit.AccountServicesBuilder;
import org.accountkit.access.Account.PendingAction;
import org.accountkit.audit.AuditEvent.AuditOutcome;
import org.accountkit.audit.AuditEventType;
import org.accountkit.notification.Notice.NoticeType;
import org.accountkit.password.PasswordService;
import org.accountkit.password.PasswordService.PasswordChange;
import org.accountkit.secret.Secret;
import org.accountkit.signin.SignInResult.SignedIn;
import org.accountkit.testkit.Race;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Changing one's own password. */
public abstract class PasswordSpecification extends ServiceSpecification {

    private static final String NEXT = "an altogether different one";

    private Person ada;

    /** For subclasses. */
    protected PasswordSpecification() {}

    @BeforeEach
    void signAdaIn() {
        ada = world.person("ada");
    }

    @Test
    void changesThePassword() {
        change(PASSWORD, NEXT);

        assertRefused(INVALID_CREDENTIALS, () -> world.signIn("ada", PASSWORD));
        assertThat(world.signIn("ada", NEXT)).isInstanceOf(SignedIn.class);
    }

    @Test
    @Tag("A40")
    void a40EndsOtherSessionsAndRenewsTheTokenOfThisOne() {
        Person elsewhere = ada.atAnotherBrowser();
        Secret before = ada.session();

        PasswordChange renewal = world.accounts.passwords().change(ada.caller(), secret(PASSWORD), secret(NEXT));
        ada.moveTo(renewal.token());

        assertThat(renewal.endedSessions()).isEqualTo(1);
        assertThat(elsewhere.isSignedIn(world.node())).isFalse();
        assertThat(Person.isValid(world.node(), before)).isFalse();
        assertThat(ada.isSignedIn(world.node())).isTrue();
    }

    @Test
    void doesNotRefreshTheProof() {
        ada.unproven();

        change(PASSWORD, NEXT);

        assertThat(ada.isProven()).isFalse();
    }

    @Test
    void keepsTheApiKey() {
        Secret key = ada.newApiKey();

        PasswordChange change = world.accounts.passwords().change(ada.caller(), secret(PASSWORD), secret(NEXT));

        assertThat(change.apiKeyRevoked()).isFalse();
        assertThat(ada.byKey(key)).isPresent();
    }

    @Test
    void revokesTheApiKeyTooIfTheHostWantsIt() {
        Secret key = ada.newApiKey();
        PasswordService passwords =
                world.node(AccountServicesBuilder::passwordChangeRevokesApiKey).passwords();

        PasswordChange change = passwords.change(ada.caller(), secret(PASSWORD), secret(NEXT));
        ada.moveTo(change.token());

        assertThat(change.apiKeyRevoked()).isTrue();
        assertThat(ada.byKey(key)).isEmpty();
        assertThat(world.events(AuditEventType.PASSWORD_CHANGE))
                .anySatisfy(event -> assertThat(event.details()).containsEntry("apiKeyRevoked", "true"));
        assertThat(passwords
                        .change(ada.caller(), secret(NEXT), secret(PASSWORD))
                        .apiKeyRevoked())
                .isFalse();
    }

    @Test
    void notifiesTheUserAndRecordsIt() {
        int before = world.events(AuditEventType.PASSWORD_CHANGE).size();

        change(PASSWORD, NEXT);

        assertThat(world.noticesFor(ada)).contains(NoticeType.PASSWORD_CHANGED);
        assertThat(world.events(AuditEventType.PASSWORD_CHANGE))
                .hasSize(before + 1)
                .first()
                .satisfies(event -> {
                    assertThat(event.outcome()).isEqualTo(AuditOutcome.SUCCESS);
                    assertThat(event.actor()).contains(ada.id().value());
                    assertThat(event.credential())
                            .contains("session:" + ada.caller().credential().id());
                });
    }

    @Test
    @Tag("A04")
    void a04ChangesNothingWhenTheCurrentPasswordIsWrong() {
        Person elsewhere = ada.atAnotherBrowser();

        assertRefused(
                WRONG_PASSWORD, () -> world.accounts.passwords().change(ada.caller(), secret("wrong"), secret(NEXT)));

        assertThat(ada.isSignedIn()).isTrue();
        assertThat(elsewhere.isSignedIn()).isTrue();
        assertThat(world.signIn("ada", PASSWORD)).isInstanceOf(SignedIn.class);
        assertThat(world.events(AuditEventType.PASSWORD_CHANGE).get(0).outcome())
                .isEqualTo(AuditOutcome.REFUSED);
    }

    @Test
    void clearsAForcedPasswordChange() {
        Person newcomer = world.newcomer("new");
        assertThat(newcomer.caller().pendingActions()).containsExactly(PendingAction.CHANGE_PASSWORD);

        PasswordChange renewal =
                world.accounts.passwords().change(newcomer.caller(), secret(World.FIRST_PASSWORD), secret(NEXT));
        newcomer.moveTo(renewal.token());

        assertThat(newcomer.caller().pendingActions()).isEmpty();
    }

    @Test
    void mustComeBeforeAnythingElse() {
        Person newcomer = world.newcomer("new");

        assertRefused(ACTION_PENDING, () -> world.accounts.sessions().list(newcomer.caller()));
        assertRefused(ACTION_PENDING, () -> world.accounts.apiKeys().generate(newcomer.caller()));
        assertRefused(ACTION_PENDING, () -> world.accounts.twoFactor().begin(newcomer.caller()));
        assertRefused(ACTION_PENDING, () -> world.accounts.twoFactor().state(newcomer.caller()));
        assertThat(world.accounts.sessions().times(newcomer.caller())).isNotNull();
        world.accounts.signIn().signOut(newcomer.caller());
    }

    @Test
    @Tag("A30")
    void a30CannotBeChangedByAnApiKey() {
        Secret key = ada.newApiKey();

        assertRefused(
                FORBIDDEN,
                () -> world.accounts.passwords().change(ada.byKey(key).orElseThrow(), secret(PASSWORD), secret(NEXT)));
    }

    @Test
    void refusesToRunInsideATransactionOfTheHost() {
        world.stores
                .unitOfWork()
                .execute(() -> assertThatIllegalStateException()
                        .isThrownBy(
                                () -> world.accounts.passwords().change(ada.caller(), secret(PASSWORD), secret(NEXT))));
    }

    @Test
    void letsOneOfSeveralConcurrentChangesWin() {
        var caller = ada.caller();
        AtomicInteger number = new AtomicInteger();

        List<String> set = Race.successes(4, () -> {
            String mine = NEXT + number.incrementAndGet();
            world.accounts.passwords().change(caller, secret(PASSWORD), secret(mine));
            return mine;
        });

        assertThat(set).hasSize(1);
        assertThat(world.signIn("ada", set.get(0))).isInstanceOf(SignedIn.class);
    }

    private void change(String current, String next) {
        ada.moveTo(world.accounts
                .passwords()
                .change(ada.caller(), secret(current), secret(next))
                .token());
    }
}
