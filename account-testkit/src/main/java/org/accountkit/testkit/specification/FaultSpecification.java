package org.accountkit.testkit.specification;

import static org.accountkit.access.RefusalCode.INVALID_CREDENTIALS;
import static org.accountkit.testkit.specification.Refusals.assertRefused;
import static org.accountkit.testkit.specification.World.PASSWORD;
import static org.accountkit.testkit.specification.World.secret;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import org.accountkit.AccountServices;
import org.accountkit.access.RefusedException;
import org.accountkit.access.RequestOrigin;
import org.accountkit.administration.NewUser;
import org.accountkit.administration.UserEdit;
import org.accountkit.notification.Notice.NoticeType;
import org.accountkit.secret.Secret;
import org.accountkit.signin.SignInResult.SignedIn;
import org.accountkit.signin.SignInService;
import org.accountkit.signin.SignInService.PresentedTokens;
import org.accountkit.testkit.VirtualAuthenticator;
import org.accountkit.transaction.LostRaceException;
import org.accountkit.transaction.StoreUnavailableException;
import org.accountkit.twofactor.SecondFactor.Code;
import org.accountkit.user.User;
import org.accountkit.user.Username;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The stores fail at each call of a use case in turn: whichever it is, nothing is half done, and everything fails
 * closed.
 */
public abstract class FaultSpecification extends ServiceSpecification {

    private static final String NEXT = "an altogether different one";

    private int people;

    /** For subclasses. */
    protected FaultSpecification() {}

    @Test
    @Tag("A63")
    void a63ChangesAPasswordCompletelyOrNotAtAll() {
        failAtEachCall(this::changePassword, this::assertChangedCompletelyOrNotAtAll);
    }

    @Test
    @Tag("A64")
    void a64RetriesAChangeThatLostARaceWithOneEffect() {
        failAtEachCall(new LostRaceException(), this::changePassword, this::assertChangedCompletelyOrNotAtAll);
    }

    private void changePassword(AccountServices node, Person person) {
        node.passwords().change(person.caller(node, RequestOrigin.unknown()), secret(PASSWORD), secret(NEXT));
    }

    private void assertChangedCompletelyOrNotAtAll(Person person, boolean changed) {
        assertThat(world.signIn(person.name(), changed ? NEXT : PASSWORD)).isInstanceOf(SignedIn.class);
        assertRefused(INVALID_CREDENTIALS, () -> world.signIn(person.name(), changed ? PASSWORD : NEXT));
        assertThat(person.isSignedIn()).isEqualTo(!changed);
        assertThat(world.noticesFor(person))
                .filteredOn(NoticeType.PASSWORD_CHANGED::equals)
                .hasSize(changed ? 2 : 1);
    }

    @Test
    @Tag("A63")
    void a63SignsInCompletelyOrNotAtAll() {
        failAtEachCall(
                (node, person) -> node.signIn()
                        .signIn(person.name(), secret(PASSWORD), PresentedTokens.NONE, RequestOrigin.unknown()),
                (person, signedIn) ->
                        assertThat(world.stores.sessions().list(person.id())).hasSize(signedIn ? 2 : 1));
    }

    @Test
    @Tag("A63")
    void a63ActivatesTwoFactorAuthenticationCompletelyOrNotAtAll() {
        failAtEachCall(this::activateTwoFactor, (person, on) -> {
            assertThat(person.isSignedIn()).isEqualTo(!on);
            assertThat(world.stores.totps().find(person.id()).isPresent()).isEqualTo(on);
            assertThat(world.stores.recoveryCodes().count(person.id())).isEqualTo(on ? 10 : 0);
        });
    }

    private void activateTwoFactor(AccountServices node, Person person) {
        var enrolment = world.accounts.twoFactor().begin(person.caller());
        String code =
                VirtualAuthenticator.fromUri(enrolment.otpAuthUri().reveal()).code(world.clock.instant());
        node.twoFactor().validate(person.caller(node, RequestOrigin.unknown()), secret(code));
    }

    @Test
    @Tag("A63")
    void a63FailsClosedWhenTheSecondFactorCannotBeVerified() {
        Person ada = world.person("ada").withPhone();
        int sessions = world.stores.sessions().list(ada.id()).size();

        FailingCall fault;
        int call = 0;
        boolean completed;
        do {
            fault = new FailingCall(++call, new StoreUnavailableException("gone"));
            Secret pending = ada.beginSignIn();
            Code code = ada.freshCode();
            SignInService signIn = nodeWith(fault).signIn();
            completed =
                    succeeds(() -> signIn.completeSignIn(pending, code, PresentedTokens.NONE, RequestOrigin.unknown()));
            assertThat(completed).isEqualTo(!fault.fired());
            assertThat(world.stores.sessions().list(ada.id())).hasSize(sessions + (completed ? 1 : 0));
            world.accounts.operations().unlock(ada.id());
        } while (!completed);
    }

    /** A committed edit may still be reported as failed if only reading the answer failed. */
    @Test
    @Tag("A63")
    void a63EditsAUserCompletelyOrNotAtAll() {
        failAtEachCall(
                (node, person) -> node.users().edit(world.root().caller(), person.id(), edit().build()),
                (person, succeeded) -> {
                    User user = world.stores.users().find(person.id()).orElseThrow();
                    boolean edited = world.version(person) == 1;
                    assertThat(edited || !succeeded).isTrue();
                    assertThat(user.enabled()).isEqualTo(!edited);
                    assertThat(user.fullName()).isEqualTo(edited ? "x" : "");
                    assertThat(person.isSignedIn()).isEqualTo(!edited);
                    assertThat(world.noticesFor(person).contains(NoticeType.PASSWORD_RESET))
                            .isEqualTo(edited);
                });
    }

    private static UserEdit.Builder edit() {
        return UserEdit.basedOn(0).enabled(false).fullName("x").password(World.secret("set by an administrator"));
    }

    @Test
    @Tag("A63")
    void a63CreatesAUserCompletelyOrNotAtAll() {
        failAtEachCall((node, person) -> node.users().create(world.root().caller(), wanted()), (person, succeeded) -> {
            boolean created = world.stores
                    .users()
                    .findByName(world.realm, wanted().username())
                    .isPresent();
            assertThat(created || !succeeded).isTrue();
            assertThat(signsIn(wanted().username().text(), World.FIRST_PASSWORD))
                    .isEqualTo(created);
        });
    }

    private NewUser wanted() {
        return NewUser.of(Username.of("new" + people), secret(World.FIRST_PASSWORD));
    }

    private boolean signsIn(String name, String password) {
        try {
            return world.signIn(name, password) instanceof SignedIn;
        } catch (RefusedException e) {
            return false;
        }
    }

    @Test
    @Tag("A63")
    void a63DeletesAUserCompletelyOrNotAtAll() {
        failAtEachCall((node, person) -> node.users().delete(world.root().caller(), person.id()), (person, deleted) -> {
            assertThat(person.isSignedIn()).isEqualTo(!deleted);
            assertThat(signsIn(person.name(), PASSWORD)).isEqualTo(!deleted);
        });
    }

    private void failAtEachCall(BiConsumer<AccountServices, Person> useCase, Outcome outcome) {
        failAtEachCall(new StoreUnavailableException("gone"), useCase, outcome);
    }

    private void failAtEachCall(
            RuntimeException failure, BiConsumer<AccountServices, Person> useCase, Outcome outcome) {
        FailingCall fault;
        int call = 0;
        do {
            fault = new FailingCall(++call, failure);
            AccountServices node = nodeWith(fault);
            Person person = world.person("person" + ++people);
            world.root();
            outcome.check(person, succeeds(() -> useCase.accept(node, person)));
        } while (fault.fired());
        assertThat(call).as("calls of stores").isGreaterThan(2);
    }

    private AccountServices nodeWith(FailingCall fault) {
        return world.node(builder -> builder.stores(fault.of(world.stores)));
    }

    /** Checks the state after a use case that succeeded or failed. */
    private interface Outcome {

        void check(Person person, boolean succeeded);
    }

    private static boolean succeeds(Runnable useCase) {
        try {
            useCase.run();
            return true;
        } catch (StoreUnavailableException | LostRaceException e) {
            return false;
        }
    }

    /** Fails once, at the call with the given number. */
    private static final class FailingCall implements Interception {

        private final AtomicInteger calls = new AtomicInteger();
        private final int number;
        private final RuntimeException failure;

        FailingCall(int number, RuntimeException failure) {
            this.number = number;
            this.failure = failure;
        }

        @Override
        public @Nullable Object call(Method method, Call passOn) throws Throwable {
            if (calls.incrementAndGet() == number) {
                throw failure;
            }
            return passOn.proceed();
        }

        boolean fired() {
            return calls.get() >= number;
        }
    }
}
