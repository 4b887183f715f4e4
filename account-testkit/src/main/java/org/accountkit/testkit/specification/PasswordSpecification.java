package org.accountkit.testkit.specification;

import static org.accountkit.access.RefusalCode.ACTION_PENDING;
import static org.accountkit.access.RefusalCode.FORBIDDEN;
import static org.accountkit.access.RefusalCode.INVALID_CREDENTIALS;
import static org.accountkit.access.RefusalCode.PASSWORD_REJECTED;
import static org.accountkit.access.RefusalCode.UNAVAILABLE;
import static org.accountkit.access.RefusalCode.WRONG_PASSWORD;
import static org.accountkit.testkit.specification.Refusals.assertRefused;
import static org.accountkit.testkit.specification.Refusals.refusal;
import static org.accountkit.testkit.specification.World.PASSWORD;
import static org.accountkit.testkit.specification.World.secret;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.accountkit.AccountServices;
import org.accountkit.access.PendingAction;
import org.accountkit.access.Refusal;
import org.accountkit.access.RequestOrigin;
import org.accountkit.access.Violation;
import org.accountkit.audit.AuditEventType;
import org.accountkit.audit.AuditOutcome;
import org.accountkit.notification.NoticeType;
import org.accountkit.password.Argon2Parameters;
import org.accountkit.password.PasswordHash;
import org.accountkit.password.PasswordHasher;
import org.accountkit.password.StoredPassword;
import org.accountkit.secret.Secret;
import org.accountkit.session.Renewal;
import org.accountkit.signin.PresentedTokens;
import org.accountkit.signin.SignInResult.SignedIn;
import org.accountkit.testkit.Race;
import org.accountkit.token.Token;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Changing the own password, and what a password has to be. */
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
    void a40EndsOtherSessionsAndGivesThisOneANewToken() {
        Person elsewhere = ada.atAnotherBrowser();
        Token before = ada.session();

        Renewal renewal = world.accounts.passwords().change(ada.caller(), secret(PASSWORD), secret(NEXT));
        ada.moveTo(renewal.token());

        assertThat(renewal.endedSessions()).isEqualTo(1);
        assertThat(elsewhere.isSignedIn(world.node())).isFalse();
        assertThat(Person.isAlive(world.node(), before)).isFalse();
        assertThat(ada.isSignedIn(world.node())).isTrue();
    }

    @Test
    void leavesTheProofAsOldAsItIs() {
        ada.unproven();

        change(PASSWORD, NEXT);

        assertThat(ada.isProven()).isFalse();
    }

    @Test
    void keepsTheApiKey() {
        Secret key = ada.newApiKey();

        change(PASSWORD, NEXT);

        assertThat(ada.byKey(key)).isPresent();
    }

    @Test
    void tellsTheUserAndTheAuditTrail() {
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
    void judgesTheNewPasswordOnlyAfterTheCurrentOne() {
        assertRefused(
                WRONG_PASSWORD, () -> world.accounts.passwords().change(ada.caller(), secret("wrong"), secret("x")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "fourteen chars", "ﬁfteen cﬁ", "éééééééééééééé"})
    void rejectsAShortPassword(String next) {
        assertThat(violationsOf(next)).contains("too-short");
    }

    @Test
    void countsCodePointsAfterNormalizing() {
        assertThat(violationsOf("e\u0301".repeat(14))).contains("too-short");
        assertThat(violationsOf("😀".repeat(14))).contains("too-short");
        change(PASSWORD, "😀😃😄😁😆😅😂🤣🥲😊😇🙂🙃😉😌");
        assertThat(world.signIn("ada", "😀😃😄😁😆😅😂🤣🥲😊😇🙂🙃😉😌")).isInstanceOf(SignedIn.class);
    }

    @Test
    void takesTheLongestPasswordWholeAndRejectsALongerOne() {
        String longest = "0123456789abcdef ".repeat(16).substring(0, 256);

        assertThat(violationsOf(longest + "x")).contains("too-long");
        change(PASSWORD, longest);

        assertRefused(INVALID_CREDENTIALS, () -> world.signIn("ada", longest.substring(0, 255)));
        assertThat(world.signIn("ada", longest)).isInstanceOf(SignedIn.class);
    }

    @Test
    void takesAShorterOneWhereTwoFactorAuthenticationIsRequired() {
        world.edit(ada, edit -> edit.twoFactorRequired(true));
        ada.withPhone();

        assertThat(violationsOf("seven77")).contains("too-short");
        change(PASSWORD, "eight 88");

        assertThat(ada.withPassword("eight 88").signIn().isSignedIn()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Example Console", "example console!!", "EXAMPLE CONSOLE2026", "aaaaaaaaaaaaaaaaaaaa"})
    void rejectsWhatAnybodyWouldGuess(String next) {
        assertThat(violationsOf(next)).isNotEmpty();
    }

    @Test
    void rejectsTheOwnName() {
        Person person = world.person("adalovelace1815");

        var refusal = assertRefused(
                PASSWORD_REJECTED,
                () -> world.accounts.passwords().change(person.caller(), secret(PASSWORD), secret("AdaLovelace1815!")));

        assertThat(refusal.violations()).extracting(Violation::field).containsOnly("newPassword");
        assertThat(refusal.violations()).extracting(Violation::code).contains("predictable");
    }

    @Test
    void rejectsThePresentPassword() {
        assertThat(violationsOf(PASSWORD)).containsExactly("unchanged");
    }

    @Test
    void endsTheDutyToChangeIt() {
        Person newcomer = world.newcomer("new");
        assertThat(newcomer.caller().pendingActions()).containsExactly(PendingAction.CHANGE_PASSWORD);

        Renewal renewal =
                world.accounts.passwords().change(newcomer.caller(), secret(World.FIRST_PASSWORD), secret(NEXT));
        newcomer.moveTo(renewal.token());

        assertThat(newcomer.caller().pendingActions()).isEmpty();
    }

    @Test
    void comesBeforeAnythingElse() {
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
    void a30TakesNoApiKey() {
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
    void letsOneOfSeveralChangesWin() {
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

    @Test
    @Tag("A09")
    void a09MakesAWeakHashAnewOnSuccess() {
        PasswordHasher weaker = PasswordHasher.argon2id(new Argon2Parameters(16, 1, 1));
        world.stores.passwords().set(ada.id(), weaker.hash(secret(PASSWORD)), world.clock.instant());
        StoredPassword weak = stored();

        assertRefused(INVALID_CREDENTIALS, () -> world.signIn("ada", "wrong"));
        assertThat(stored()).isEqualTo(weak);
        world.signIn("ada", PASSWORD);

        assertThat(stored().hash().encoded()).contains("$m=8,t=1,p=1$");
        assertThat(stored().changedAt()).isEqualTo(weak.changedAt());
        assertThat(world.signIn("ada", PASSWORD)).isInstanceOf(SignedIn.class);
    }

    @Test
    @Tag("A09")
    void a09ChangesAPasswordWhoseHashIsWeak() {
        PasswordHasher weaker = PasswordHasher.argon2id(new Argon2Parameters(16, 1, 1));
        world.stores.passwords().set(ada.id(), weaker.hash(secret(PASSWORD)), world.clock.instant());

        change(PASSWORD, NEXT);

        assertThat(world.signIn("ada", NEXT)).isInstanceOf(SignedIn.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "plain", "{noop}" + PASSWORD, "$1$salt$hash", "$argon2id$v=19$m=8,t=1,p=1$c2FsdHNhbHQ$"})
    @Tag("A09")
    void a09RefusesAgainstAHashOfAnUnknownForm(String encoded) {
        world.stores.passwords().set(ada.id(), new PasswordHash(encoded), world.clock.instant());

        assertRefused(INVALID_CREDENTIALS, () -> world.signIn("ada", PASSWORD));
        assertRefused(INVALID_CREDENTIALS, () -> world.signIn("ada", encoded));
    }

    @Test
    void refusesSomebodyWithoutAPassword() {
        world.stores.passwords().delete(ada.id());

        assertRefused(INVALID_CREDENTIALS, () -> world.signIn("ada", PASSWORD));
    }

    /** One hash is under way and ten wait; everybody else is told at once. */
    @Test
    @Tag("A10")
    void a10BoundsHowManyAreHashedAndTellsTheRest() {
        CountDownLatch turnedAway = new CountDownLatch(30 - 11);
        AccountServices narrow = world.node(builder ->
                builder.hashingCapacity(1).passwordHasher(new BlockingHasher(CountingHasher.CHEAP, turnedAway)));
        AtomicInteger number = new AtomicInteger();

        List<Refusal> refusals = Race.results(30, () -> {
            Refusal refusal = refusalOfUnknown(narrow, "nobody " + number.incrementAndGet());
            turnedAway.countDown();
            return refusal;
        });

        assertThat(refusals)
                .filteredOn(refusal -> refusal.code() == UNAVAILABLE)
                .hasSizeGreaterThanOrEqualTo(30 - 11)
                .allMatch(refusal -> refusal.retryAfter().isPresent());
        assertThat(refusals)
                .filteredOn(refusal -> refusal.code() == INVALID_CREDENTIALS)
                .hasSizeLessThanOrEqualTo(11);
    }

    private static Refusal refusalOfUnknown(AccountServices node, String name) {
        return refusal(
                () -> node.signIn().signIn(name, secret(PASSWORD), PresentedTokens.NONE, RequestOrigin.unknown()));
    }

    private List<String> violationsOf(String next) {
        return assertRefused(
                        PASSWORD_REJECTED,
                        () -> world.accounts.passwords().change(ada.caller(), secret(PASSWORD), secret(next)))
                .violations()
                .stream()
                .map(Violation::code)
                .toList();
    }

    private void change(String current, String next) {
        ada.moveTo(world.accounts
                .passwords()
                .change(ada.caller(), secret(current), secret(next))
                .token());
    }

    private StoredPassword stored() {
        return world.stores.passwords().find(ada.id()).orElseThrow();
    }
}
