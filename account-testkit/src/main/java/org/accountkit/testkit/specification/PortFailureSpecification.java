package org.accountkit.testkit.specification;

import static org.accountkit.testkit.specification.World.PASSWORD;
import static org.accountkit.testkit.specification.World.secret;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.accountkit.AccountServices;
import org.accountkit.access.RefusedException;
import org.accountkit.access.RequestOrigin;
import org.accountkit.administration.AccountQuery;
import org.accountkit.administration.NewUser;
import org.accountkit.notification.Notifier;
import org.accountkit.password.PasswordHash;
import org.accountkit.secret.Secret;
import org.accountkit.signin.SignInService.PresentedTokens;
import org.accountkit.transaction.StoreFailedException;
import org.accountkit.transaction.StoreUnavailableException;
import org.accountkit.transaction.UnitOfWork;
import org.accountkit.user.Username;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever a host's port throws, its message reaches nobody. */
public abstract class PortFailureSpecification extends ServiceSpecification {

    private static final String CANARY = "canary-in-a-message-of-a-port";

    private Person ada;

    /** For subclasses. */
    protected PortFailureSpecification() {}

    @BeforeEach
    void plantCanary() {
        world.keepSecret(secret(CANARY));
        ada = world.person("ada");
    }

    @Test
    void ofAnyStoreIsReportedWithoutItsMessage() {
        for (BiConsumer<AccountServices, Person> use : uses()) {
            failAtEachCall(use, () -> new IllegalArgumentException(CANARY), StoreFailedException.class);
        }
    }

    @Test
    void ofAStoreThatDoesNotAnswerIsReportedAsUnavailable() {
        failAtEachCall(
                uses().get(0),
                () -> new UncheckedIOException(CANARY, new IOException(CANARY)),
                StoreUnavailableException.class);
        failAtEachCall(
                uses().get(0),
                () -> new IllegalStateException(CANARY, new TimeoutException(CANARY)),
                StoreUnavailableException.class);
    }

    private List<BiConsumer<AccountServices, Person>> uses() {
        return List.of(
                (node, person) -> node.signIn()
                        .signIn(person.name(), secret(PASSWORD), PresentedTokens.NONE, RequestOrigin.unknown()),
                (node, person) -> node.twoFactor().begin(person.caller(node, RequestOrigin.unknown())),
                (node, person) -> node.apiKeys().generate(person.caller(node, RequestOrigin.unknown())),
                (node, person) ->
                        node.users().list(world.root().caller(node, RequestOrigin.unknown()), AccountQuery.all()),
                (node, person) -> node.operations().resetTwoFactor(person.id()),
                (node, person) -> node.roles().list(world.root().caller(node, RequestOrigin.unknown())),
                (node, person) -> node.downloads().show(world.root().caller(node, RequestOrigin.unknown())),
                (node, person) -> node.passwordResets()
                        .issue(world.root().caller(node, RequestOrigin.unknown()), person.id(), Optional.empty()),
                (node, person) -> node.operations().reseal(progress -> {}));
    }

    private void failAtEachCall(
            BiConsumer<AccountServices, Person> use,
            Supplier<RuntimeException> failure,
            Class<? extends RuntimeException> reported) {
        FailingCall fault;
        int call = 0;
        do {
            fault = new FailingCall(++call, failure);
            world.root();
            FailingCall planted = fault;
            AccountServices node = world.node(builder -> builder.stores(planted.of(world.stores)));
            Throwable thrown = catchThrowable(() -> use.accept(node, ada));
            if (fault.fired()) {
                assertThat(thrown).isInstanceOf(reported);
                assertThat(printed(thrown)).doesNotContain(CANARY);
            }
        } while (fault.fired());
        // What other tests left in the same database may end a run over all realms early.
        assertThat(call).as("calls of stores").isGreaterThan(1);
    }

    @Test
    void ofAUnitOfWorkIsReportedWithoutItsMessage() {
        AccountServices node = world.node(builder -> builder.unitOfWork(units(work -> {
            work.run();
            throw new IllegalStateException(CANARY);
        })));

        Throwable thrown = catchThrowable(() -> node.operations().resetTwoFactor(ada.id()));

        assertThat(thrown).isInstanceOf(StoreFailedException.class);
        assertThat(printed(thrown)).doesNotContain(CANARY);
    }

    /** As a host's transaction template may do. */
    @Test
    void thatWrapsARefusalIsTheRefusal() {
        AccountServices node = world.node(builder -> builder.unitOfWork(units(work -> {
            try {
                work.run();
            } catch (RuntimeException e) {
                throw new IllegalStateException(CANARY, e);
            }
        })));

        Throwable thrown = catchThrowable(() -> node.users().create(world.root().caller(), newUser("ada")));

        assertThat(thrown).isInstanceOf(RefusedException.class).hasMessage("username-taken");
    }

    private static NewUser newUser(String name) {
        return NewUser.of(Username.of(name), secret(World.FIRST_PASSWORD));
    }

    @Test
    void ofAProtectorIsReportedWithoutItsMessage() {
        Secret pending = ada.withPhone().beginSignIn();
        AccountServices node = world.node(builder -> builder.protector(new FailingProtector(CANARY)));

        Throwable thrown = catchThrowable(() ->
                node.signIn().completeSignIn(pending, ada.freshCode(), PresentedTokens.NONE, RequestOrigin.unknown()));

        assertThat(thrown).isInstanceOf(StoreFailedException.class);
        assertThat(printed(thrown)).doesNotContain(CANARY);
    }

    @Test
    void ofTheStoreOfPendingSignInsIsReportedWithoutItsMessage() {
        ada.withPhone();

        failAtEachCall(
                (node, person) -> node.signIn().isPending(person.beginSignIn()),
                () -> new IllegalArgumentException(CANARY),
                StoreFailedException.class);
    }

    @Test
    void ofAHasherIsReportedWithoutItsMessage() {
        AccountServices node = world.node(builder -> builder.passwordHasher(new FailingHasher(CANARY)));

        Throwable thrown = catchThrowable(
                () -> node.signIn().signIn("ada", secret(PASSWORD), PresentedTokens.NONE, RequestOrigin.unknown()));

        assertThat(thrown).isInstanceOf(StoreFailedException.class);
        assertThat(printed(thrown)).doesNotContain(CANARY);
    }

    @Test
    void ofAReaderOfLegacyHashesIsReportedWithoutItsMessage() {
        AccountServices node = world.node(builder -> builder.legacyHashes(hash -> {
            throw new IllegalStateException(CANARY);
        }));

        Throwable thrown = catchThrowable(() -> node.operations().strengthen(new PasswordHash("{old}hash")));

        assertThat(thrown).isInstanceOf(StoreFailedException.class);
        assertThat(printed(thrown)).doesNotContain(CANARY);
    }

    @Test
    void ofABlocklistIsReportedWithoutItsMessage() {
        AccountServices node = world.node(builder -> builder.passwordBlocklist(password -> {
            throw new IllegalStateException(CANARY);
        }));

        Throwable thrown = catchThrowable(() -> node.operations().resetPassword(ada.id(), secret(PASSWORD)));

        assertThat(thrown).isInstanceOf(StoreFailedException.class);
        assertThat(printed(thrown)).doesNotContain(CANARY);
    }

    /** The specification looks through the log at the end of each test. */
    @Test
    void ofANotifierIsLoggedWithoutItsMessage() {
        Notifier failing = notice -> {
            throw new IllegalStateException(CANARY);
        };
        AccountServices node = world.node(builder -> builder.notifier(failing));

        node.operations().issueApiKey(ada.id(), "ci", Optional.empty());

        assertThat(world.stores.apiKeys().find(ada.id(), "ci")).isPresent();
    }

    private UnitOfWork units(Consumer<Runnable> around) {
        UnitOfWork units = world.stores.unitOfWork();
        return new UnitOfWork() {
            @Override
            public <T> T run(Supplier<T> work) {
                return around(work, units::run);
            }

            @Override
            public <T> T runApart(Supplier<T> work) {
                return around(work, units::runApart);
            }

            private <T> T around(Supplier<T> work, Function<Supplier<T>, T> unit) {
                List<T> result = new ArrayList<>();
                around.accept(() -> result.add(unit.apply(work)));
                return result.get(0);
            }

            @Override
            public boolean active() {
                return units.active();
            }

            @Override
            public void afterCommit(Runnable action) {
                units.afterCommit(action);
            }
        };
    }

    /** What a host's log would show of it. */
    private static String printed(Throwable thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    private static final class FailingCall implements Interception {

        private final AtomicInteger calls = new AtomicInteger();
        private final int number;
        private final Supplier<RuntimeException> failure;

        FailingCall(int number, Supplier<RuntimeException> failure) {
            this.number = number;
            this.failure = failure;
        }

        @Override
        public @Nullable Object call(Method method, Call passOn) throws Throwable {
            if (calls.incrementAndGet() == number) {
                throw failure.get();
            }
            return passOn.proceed();
        }

        boolean fired() {
            return calls.get() >= number;
        }
    }
}
