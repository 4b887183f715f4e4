package org.accountkit.testkit.specification;

import static org.accountkit.access.RefusalCode.FORBIDDEN;
import static org.accountkit.access.RefusalCode.INVALID_CREDENTIALS;
import static org.accountkit.access.RefusalCode.TOO_MANY_ATTEMPTS;
import static org.accountkit.testkit.specification.Refusals.assertRefused;
import static org.accountkit.testkit.specification.Refusals.refusal;
import static org.accountkit.testkit.specification.World.secret;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.accountkit.AccountServices;
import org.accountkit.access.Caller;
import org.accountkit.access.RequestOrigin;
import org.accountkit.audit.AuditEvent;
import org.accountkit.audit.AuditEventType;
import org.accountkit.secret.Secret;
import org.accountkit.user.UserId;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** However often somebody is refused, or begins something, the number of rows stays small, and no refusal is lost. */
public abstract class BoundedRowsSpecification extends ServiceSpecification {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final RequestOrigin HERE = World.from("192.0.2.1");

    /** For subclasses. */
    protected BoundedRowsSpecification() {}

    private List<AuditEvent> refusals() {
        return world.events(AuditEventType.ACCESS_REFUSAL);
    }

    private static void beRefused(AccountServices node, Caller caller, int times) {
        for (int i = 0; i < times; i++) {
            assertRefused(FORBIDDEN, () -> node.roles().list(caller));
        }
    }

    @Test
    void writesTheFirstRefusalImmediatelyAndOneEventForThoseOfAMinute() {
        Caller ada = world.person("ada").caller();
        beRefused(world.accounts, ada, 1);
        AuditEvent first = refusals().get(0);
        assertThat(first.details()).doesNotContainKeys("times", "since");

        beRefused(world.accounts, ada, 99);
        assertThat(refusals()).containsExactly(first);
        world.clock.advance(MINUTE);
        beRefused(world.accounts, ada, 100);

        assertThat(refusals()).hasSize(2);
        assertThat(refusals().get(0).details())
                .containsEntry("times", "100")
                .containsEntry("since", first.at().toString())
                .containsEntry("right", "account.roles.read");
        assertThat(refusals().get(0).actor()).isEqualTo(first.actor());
        assertThat(world.timesRefused(AuditEventType.ACCESS_REFUSAL)).isEqualTo(200);
        assertThat(refusals()).hasSize(3);
    }

    @Test
    void countsOnEveryNodeAndLosesNothingAtTheEndOfOne() {
        Caller ada = world.person("ada").caller();
        AccountServices other = world.node();

        beRefused(world.accounts, ada, 50);
        beRefused(other, ada, 50);
        assertThat(refusals()).hasSize(2);
        other.close();

        assertThat(world.timesRefused(AuditEventType.ACCESS_REFUSAL)).isEqualTo(100);
        assertThat(refusals()).hasSize(4);
    }

    @Test
    void tellsPeopleAndRightsApart() {
        Caller ada = world.person("ada").caller();
        Caller bob = world.person("bob").caller();
        Stream.of(ada, bob, ada, bob).forEach(caller -> {
            assertRefused(FORBIDDEN, () -> world.accounts.roles().list(caller));
            assertRefused(FORBIDDEN, () -> world.accounts.users().find(caller, caller.userId()));
        });

        assertThat(refusals()).hasSize(4);
        assertThat(world.timesRefused(AuditEventType.ACCESS_REFUSAL)).isEqualTo(8);
        assertThat(refusals()).hasSize(8);
    }

    @Test
    void saysOfSeveralRefusalsWhatTheyHaveInCommon() {
        Person ada = world.person("ada");
        Secret key = ada.newApiKey();
        beRefused(world.accounts, ada.caller(HERE), 2);
        beRefused(world.accounts, ada.byKey(key).orElseThrow(), 1);

        world.accounts.flush();

        AuditEvent both = refusals().get(0);
        assertThat(both.details()).containsEntry("times", "2");
        assertThat(both.actor()).contains(ada.id().value());
        assertThat(both.credential()).isEmpty();
        assertThat(both.address()).isEmpty();
    }

    /** The wait of somebody who is signed in, or a lack of capacity, is no event of its own each time. */
    @Test
    void countsAttemptsThatHaveToWait() {
        Caller ada = world.person("ada").caller();
        for (int i = 0; i < 100; i++) {
            refusal(() -> world.accounts.signIn().prove(ada, secret("wrong"), Optional.empty()));
            refusal(() -> world.accounts.passwords().change(ada, secret("wrong"), secret("another")));
        }

        assertThat(world.events(AuditEventType.PROOF)).hasSizeLessThanOrEqualTo(2);
        assertThat(world.events(AuditEventType.PASSWORD_CHANGE)).hasSizeLessThanOrEqualTo(3);
        assertThat(world.timesRefused(AuditEventType.PROOF)).isEqualTo(100);
        assertThat(world.events(AuditEventType.PROOF))
                .anySatisfy(event -> assertThat(event.details()).containsEntry("code", TOO_MANY_ATTEMPTS.code()));
    }

    @Test
    void countsMadeUpNamesByTheirAddress() {
        IntStream.range(0, 20).forEach(number -> guess("nobody-" + number, HERE));
        guess("nobody-20", World.from("192.0.2.2"));

        assertThat(world.events(AuditEventType.SIGN_IN)).hasSize(2);
        assertThat(world.timesRefused(AuditEventType.SIGN_IN)).isEqualTo(21);
        assertThat(world.events(AuditEventType.SIGN_IN))
                .hasSize(3)
                .allSatisfy(event -> assertThat(event.address()).isPresent());
    }

    @Test
    void recordsThirtyAddressesThatGuessAtMadeUpNames() {
        IntStream.range(0, 50).forEach(number -> guess("nobody-" + number, World.from("192.0.2." + number)));

        assertThat(world.events(AuditEventType.SIGN_IN)).hasSize(31);
        assertThat(world.timesRefused(AuditEventType.SIGN_IN)).isEqualTo(50);
        assertThat(world.events(AuditEventType.SIGN_IN)).hasSize(32);
    }

    /** Which of many names are real ones shows in the trail of each user, up to the limit of the address. */
    @Test
    void recordsAGuessAtEachUserOnItsOwn() {
        UserId ada = world.person("ada").id();
        UserId bob = world.person("bob").id();
        Stream.of("ada", "nobody", "bob", "nobody-2").forEach(name -> guess(name, HERE));

        assertThat(world.events(AuditEventType.SIGN_IN))
                .filteredOn(event -> event.details().containsKey("code"))
                .extracting(AuditEvent::subject)
                .containsExactlyInAnyOrder(Optional.of(ada.value()), Optional.of(bob.value()), Optional.empty());
    }

    private void guess(String name, RequestOrigin origin) {
        assertRefused(INVALID_CREDENTIALS, () -> world.signIn(name, "wrong", origin));
    }

    @Test
    void keepsTheLastTenPendingSignInsOfAUser() {
        Person ada = world.person("ada").withPhone();

        List<Secret> begun = Stream.generate(() -> {
                    world.clock.advance(Duration.ofSeconds(1));
                    return ada.beginSignIn();
                })
                .limit(12)
                .toList();

        assertThat(begun)
                .filteredOn(pending -> world.accounts.signIn().isPending(pending))
                .containsExactlyElementsOf(begun.subList(2, 12));
    }

    @Test
    @Tag("A81")
    void a81KeepsARefusalThatATransactionRollsBack() {
        Caller ada = world.person("ada").caller();

        assertThat(refusal(() -> world.stores
                                .unitOfWork()
                                .run(() -> world.accounts.roles().list(ada)))
                        .code())
                .isEqualTo(FORBIDDEN);
        world.accounts.flush();

        assertThat(refusals()).hasSize(1);
        assertThat(refusals().get(0).actor()).contains(ada.userId().value());
    }

    @Test
    @Tag("A81")
    void a81RecordsARefusalWhetherItsTransactionCommitsOrNot() {
        ManualExecutor executor = new ManualExecutor();
        try (AccountServices node = world.node(builder -> builder.executor(executor))) {
            Caller ada = world.person("ada").caller();

            world.stores.unitOfWork().execute(() -> {
                beRefused(node, ada, 2);
                node.flush();
                assertThat(refusals()).isEmpty();
            });
            assertThat(executor.runOnce()).isPositive();

            assertThat(refusals()).hasSize(1);
            assertThat(refusals().get(0).details()).containsEntry("times", "2");
        }
    }

    /** A refusal by a rule of its own, in a change that had begun. */
    @Test
    @Tag("A81")
    void a81KeepsARefusalOfAChangeThatATransactionRollsBack() {
        Caller mia = world.manager("mia").caller();
        UserId root = world.root().id();

        assertThat(refusal(() -> world.stores.unitOfWork().run(() -> {
                            world.accounts.users().signOut(mia, root);
                            return true;
                        }))
                        .code())
                .isEqualTo(FORBIDDEN);

        assertThat(world.timesRefused(AuditEventType.USER_SIGN_OUT)).isEqualTo(1);
    }
}
