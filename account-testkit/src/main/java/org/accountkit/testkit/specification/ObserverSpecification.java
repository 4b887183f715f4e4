package org.accountkit.testkit.specification;

import static org.accountkit.access.RefusalCode.FORBIDDEN;
import static org.accountkit.access.RefusalCode.INVALID_CREDENTIALS;
import static org.accountkit.access.RefusalCode.NOT_FOUND;
import static org.accountkit.access.RefusalCode.TOO_MANY_ATTEMPTS;
import static org.accountkit.access.RefusalCode.WRONG_PASSWORD;
import static org.accountkit.testkit.specification.Refusals.assertRefused;
import static org.accountkit.testkit.specification.World.PASSWORD;
import static org.accountkit.testkit.specification.World.secret;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.accountkit.AccountServices;
import org.accountkit.access.AccessRule;
import org.accountkit.access.RequestOrigin;
import org.accountkit.observation.AccountObserver;
import org.accountkit.signin.SignInService.PresentedTokens;
import org.accountkit.transaction.StoreUnavailableException;
import org.accountkit.transaction.UnitOfWork;
import org.accountkit.twofactor.SecondFactor;
import org.accountkit.user.Right;
import org.accountkit.user.UserStore;
import org.junit.jupiter.api.Test;

/** What an observer sees, and that it sees each refusal and each failure once. */
public abstract class ObserverSpecification extends ServiceSpecification {

    private final List<String> seen = Collections.synchronizedList(new ArrayList<>());

    /** For subclasses. */
    protected ObserverSpecification() {}

    @Test
    void seesHowEachStepOfASignInEnds() {
        Person ada = world.person("ada").withPhone();
        AccountServices node = observed();

        assertRefused(INVALID_CREDENTIALS, () -> signIn(node, "a wrong password"));
        signIn(node, PASSWORD);
        var pending = ada.beginSignIn();
        SecondFactor wrong = new SecondFactor.RecoveryCode(secret("AAAA-AAAA-AAAA-AAAA-AAAA-AAAA"));
        assertRefused(
                INVALID_CREDENTIALS,
                () -> node.signIn().completeSignIn(pending, wrong, PresentedTokens.NONE, RequestOrigin.unknown()));
        node.signIn().completeSignIn(pending, ada.recoveryCode(0), PresentedTokens.NONE, RequestOrigin.unknown());

        assertThat(seen)
                .containsExactly(
                        "hashed",
                        "refused invalid-credentials",
                        "sign-in REFUSED",
                        "hashed",
                        "sign-in SECOND_FACTOR_REQUIRED",
                        "refused invalid-credentials",
                        "sign-in REFUSED",
                        "sign-in SIGNED_IN");
    }

    @Test
    void seesAThrottledSignInWithoutAHash() {
        world.person("ada");
        AccountServices node = observed();
        for (int i = 0; i < 5; i++) {
            assertRefused(INVALID_CREDENTIALS, () -> signIn(node, "a wrong password"));
        }
        seen.clear();

        assertRefused(TOO_MANY_ATTEMPTS, () -> signIn(node, PASSWORD));

        assertThat(seen).containsExactly("refused too-many-attempts", "sign-in THROTTLED");
    }

    @Test
    void seesEachRefusalOnce() {
        Person ada = world.person("ada");
        AccountServices node = observed();

        assertRefused(FORBIDDEN, () -> node.require(AccessRule.session().withRight(Right.USERS_READ), ada.caller()));
        assertThat(node.forbid(ada.caller()).markReported()).isFalse();
        assertRefused(NOT_FOUND, () -> node.sessions().end(ada.caller(), "nobodys-session"));
        assertRefused(
                WRONG_PASSWORD, () -> node.signIn().prove(ada.caller(), secret("a wrong password"), Optional.empty()));

        assertThat(seen.stream().filter(each -> each.startsWith("refused")))
                .containsExactly("refused forbidden", "refused forbidden", "refused wrong-password");
    }

    @Test
    void seesEachFailureOfAStoreOnce() {
        Interception down = (method, call) -> {
            if (method.getDeclaringClass() == UserStore.class) {
                throw new UncheckedIOException(new ConnectException());
            }
            return call.proceed();
        };
        AccountServices node =
                world.node(builder -> builder.observer(new NotingObserver(seen)).stores(down.of(world.stores)));

        assertThatThrownBy(() -> signIn(node, PASSWORD)).isInstanceOf(StoreUnavailableException.class);

        assertThat(seen).containsExactly("store UNAVAILABLE", "sign-in UNAVAILABLE");
    }

    @Test
    void seesASignInThatFails() {
        world.person("ada");
        AccountServices node = observed();
        world.hasher.duringTheNext(() -> {
            throw new IllegalStateException("no memory");
        });

        assertThatThrownBy(() -> signIn(node, PASSWORD)).isInstanceOf(RuntimeException.class);

        assertThat(seen).endsWith("sign-in FAILED");
    }

    @Test
    void seesAUnitOfWorkThatCannotBegin() {
        AccountServices node =
                world.node(builder -> builder.observer(new NotingObserver(seen)).unitOfWork(new NoConnection()));

        assertThatThrownBy(() -> node.operations().ensureRole("reader", Set.of(), Set.of()))
                .isInstanceOf(StoreUnavailableException.class);

        assertThat(seen).containsExactly("store UNAVAILABLE");
    }

    @Test
    void mayThrowWithoutHarm() {
        world.person("ada");
        AccountServices node = world.node(builder -> builder.observer(new Throwing()));

        signIn(node, PASSWORD);
        assertRefused(INVALID_CREDENTIALS, () -> signIn(node, "a wrong password"));
    }

    private AccountServices observed() {
        return world.node(builder -> builder.observer(new NotingObserver(seen)));
    }

    private static void signIn(AccountServices node, String password) {
        node.signIn().signIn("ada", secret(password), PresentedTokens.NONE, World.from("192.0.2.7"));
    }

    private static final class Throwing implements AccountObserver {

        @Override
        public void signIn(SignInOutcome outcome) {
            throw new IllegalStateException();
        }

        @Override
        public void refused(String code) {
            throw new AssertionError();
        }

        @Override
        public void hashed(int waiting, long waitedNanos, long hashingNanos) {
            throw new IllegalStateException();
        }
    }

    /** A unit of work on a database that is down. */
    private static final class NoConnection implements UnitOfWork {

        @Override
        public <T> T run(Supplier<T> work) {
            throw new UncheckedIOException(new ConnectException());
        }

        @Override
        public <T> T runApart(Supplier<T> work) {
            return run(work);
        }

        @Override
        public boolean active() {
            return false;
        }

        @Override
        public void afterCommit(Runnable action) {
            action.run();
        }
    }
}
