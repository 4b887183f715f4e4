package org.accountkit.testkit.specification;

import static org.accountkit.access.RefusalCode.INVALID_CREDENTIALS;
import static org.accountkit.access.RefusalCode.TOO_MANY_ATTEMPTS;
import static org.accountkit.access.RefusalCode.WRONG_PASSWORD;
import static org.accountkit.testkit.specification.Refusals.assertRefused;
import static org.accountkit.testkit.specification.World.PASSWORD;
import static org.accountkit.testkit.specification.World.secret;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.accountkit.access.Account;
import org.accountkit.access.RefusalCode;
import org.accountkit.access.RequestOrigin;
import org.accountkit.administration.AccountLock;
import org.accountkit.administration.AccountLock.Kind;
import org.accountkit.administration.UserAdministration;
import org.accountkit.audit.AuditEvent;
import org.accountkit.audit.AuditEventType;
import org.accountkit.notification.Notice.NoticeType;
import org.accountkit.secret.Secret;
import org.accountkit.signin.SignInResult.SignedIn;
import org.accountkit.signin.SignInService.PresentedTokens;
import org.accountkit.twofactor.SecondFactor.Code;
import org.accountkit.user.Right;
import org.junit.jupiter.api.Test;

/** What administrators and users see of a throttled or locked account. */
public abstract class LockSpecification extends ServiceSpecification {

    private static final Duration LONGEST_WAIT = Duration.ofHours(1);
    private static final AccountLock PASSWORD_LOCK = new AccountLock(Kind.PASSWORD, Optional.empty());
    private static final AccountLock TOTP_LOCK = new AccountLock(Kind.TOTP, Optional.empty());

    /** For subclasses. */
    protected LockSpecification() {}

    @Test
    void isNotReportedWhileFailuresAreFree() {
        Person ada = world.person("ada");
        failToSignIn("ada", 4);

        assertThat(locksOf(ada)).isEmpty();
    }

    @Test
    void endsWithTheWait() {
        Person ada = world.person("ada");
        failToSignIn("ada", 5);
        AccountLock wait = new AccountLock(
                Kind.PASSWORD,
                Optional.of(world.clock.instant().truncatedTo(ChronoUnit.MILLIS).plusSeconds(30)));

        assertThat(locksOf(ada)).containsExactly(wait);
        world.clock.advance(Duration.ofSeconds(29));
        assertThat(locksOf(ada)).containsExactly(wait);
        world.clock.advance(Duration.ofSeconds(1));
        assertThat(locksOf(ada)).isEmpty();
        assertThat(reportedKinds()).isEmpty();
    }

    @Test
    void onThePasswordLastsUntilAnUnlock() {
        Person ada = world.person("ada");
        lockPassword("ada");
        world.clock.advance(Duration.ofDays(29));

        assertThat(locksOf(ada)).containsExactly(PASSWORD_LOCK);
        assertThat(reportedKinds()).containsExactly("password");
        assertThat(world.noticesFor(ada)).containsOnlyOnce(NoticeType.ACCOUNT_LOCKED);

        unlock(ada);

        assertThat(locksOf(ada)).isEmpty();
        assertThat(world.signIn("ada", PASSWORD)).isInstanceOf(SignedIn.class);
    }

    @Test
    void onCodesLastsUntilAnUnlock() {
        Person ada = world.person("ada").withPhone();
        for (int i = 0; i < 30; i++) {
            giveWrongCode(ada);
            world.clock.advance(LONGEST_WAIT);
        }

        assertThat(locksOf(ada)).containsExactly(TOTP_LOCK);
        assertThat(reportedKinds()).containsExactly("totp");
        assertThat(world.noticesFor(ada)).containsOnlyOnce(NoticeType.ACCOUNT_LOCKED);

        unlock(ada);

        assertThat(locksOf(ada)).isEmpty();
        assertThat(ada.complete(ada.beginSignIn(), ada.freshCode())).isNotNull();
    }

    @Test
    void onCodesEndsWithTheWait() {
        Person ada = world.person("ada").withPhone();
        for (int i = 0; i < 5; i++) {
            giveWrongCode(ada);
        }

        assertThat(locksOf(ada)).singleElement().satisfies(lock -> {
            assertThat(lock.kind()).isEqualTo(Kind.TOTP);
            assertThat(lock.until()).isPresent();
        });
        world.clock.advance(Duration.ofSeconds(30));
        assertThat(locksOf(ada)).isEmpty();
    }

    @Test
    void isReportedOnceDespiteFurtherAttempts() {
        Person ada = world.person("ada");
        lockPassword("ada");
        for (int i = 0; i < 5; i++) {
            assertRefused(TOO_MANY_ATTEMPTS, () -> world.signIn("ada", "wrong"));
        }

        assertThat(reportedKinds()).hasSize(1);
        assertThat(world.noticesFor(ada)).containsOnlyOnce(NoticeType.ACCOUNT_LOCKED);
    }

    @Test
    void namesItsSubject() {
        Person ada = world.person("ada");
        lockPassword("ada");

        AuditEvent event = world.events(AuditEventType.ACCOUNT_LOCK).get(0);

        assertThat(event.subject()).contains(ada.id().value());
        assertThat(event.actor()).isEmpty();
        assertThat(event.details()).containsEntry("code", RefusalCode.TOO_MANY_ATTEMPTS.code());
    }

    @Test
    void onAnUnknownNameIsNotReported() {
        Person ada = world.person("ada");
        lockPassword("nobody");

        assertRefused(TOO_MANY_ATTEMPTS, () -> world.signIn("nobody", PASSWORD));
        assertThat(reportedKinds()).isEmpty();
        assertThat(world.noticesFor(ada)).doesNotContain(NoticeType.ACCOUNT_LOCKED);
    }

    @Test
    void onASignedInUserAffectsNobodyElse() {
        Person ada = world.person("ada");
        Person eve = world.person("eve");
        for (int i = 0; i < 5; i++) {
            assertRefused(
                    WRONG_PASSWORD,
                    () -> world.accounts.signIn().prove(eve.caller(), secret("wrong"), Optional.empty()));
        }

        assertThat(locksOf(eve)).hasSize(1);
        assertThat(locksOf(ada)).isEmpty();
        assertThat(world.signIn("ada", PASSWORD)).isInstanceOf(SignedIn.class);
        assertThat(reportedKinds()).isEmpty();
    }

    @Test
    void isReturnedForAllUsersOfAPage() {
        Person ada = world.person("ada").withPhone();
        Person bob = world.person("bob");
        for (int i = 0; i < 5; i++) {
            giveWrongCode(ada);
        }
        failToSignIn("ada", 5);

        var locks = users().locks(world.root().caller(), List.of(account(ada), account(bob)));

        assertThat(locks).containsOnlyKeys(ada.id(), bob.id()).containsEntry(bob.id(), List.of());
        assertThat(locks.get(ada.id())).extracting(AccountLock::kind).containsExactly(Kind.PASSWORD, Kind.TOTP);
    }

    @Test
    void isVisibleWithARightToReadOrManageUsers() {
        Person ada = world.person("ada");
        world.role("manager", Right.USERS_MANAGE);
        world.role("reader", Right.USERS_READ);
        List<Account> accounts = List.of(account(ada));

        assertThat(users().locks(world.person("mary", "manager").caller(), accounts))
                .hasSize(1);
        assertThat(users().locks(world.person("rita", "reader").caller(), accounts))
                .hasSize(1);
        assertRefused(RefusalCode.FORBIDDEN, () -> users().locks(ada.caller(), accounts));
    }

    private List<AccountLock> locksOf(Person person) {
        return users().locks(world.root().caller(), List.of(account(person))).getOrDefault(person.id(), List.of());
    }

    private Account account(Person person) {
        return users().find(world.root().caller(), person.id());
    }

    private UserAdministration users() {
        return world.accounts.users();
    }

    private void unlock(Person person) {
        users().unlock(world.root().caller(), person.id());
    }

    private List<String> reportedKinds() {
        return world.events(AuditEventType.ACCOUNT_LOCK).stream()
                .map(event -> event.details().get("kind"))
                .toList();
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

    private void giveWrongCode(Person person) {
        Secret pending = person.beginSignIn();
        Code wrong = new Code(secret(person.phone().code(world.clock.instant().minus(Duration.ofDays(1)))));
        assertRefused(
                INVALID_CREDENTIALS,
                () -> world.accounts
                        .signIn()
                        .completeSignIn(pending, wrong, PresentedTokens.NONE, RequestOrigin.unknown()));
    }
}
