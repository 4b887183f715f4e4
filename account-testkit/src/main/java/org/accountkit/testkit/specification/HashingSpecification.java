package org.accountkit.testkit.specification;

import static org.accountkit.access.RefusalCode.INVALID_CREDENTIALS;
import static org.accountkit.access.RefusalCode.UNAVAILABLE;
import static org.accountkit.testkit.specification.Refusals.assertRefused;
import static org.accountkit.testkit.specification.Refusals.refusal;
import static org.accountkit.testkit.specification.World.PASSWORD;
import static org.accountkit.testkit.specification.World.secret;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.accountkit.AccountServices;
import org.accountkit.access.Refusal;
import org.accountkit.access.RequestOrigin;
import org.accountkit.administration.NewUser;
import org.accountkit.password.Argon2Parameters;
import org.accountkit.password.HashingCapacity;
import org.accountkit.password.PasswordHash;
import org.accountkit.password.PasswordHasher;
import org.accountkit.password.PasswordStore.StoredPassword;
import org.accountkit.secret.Secret;
import org.accountkit.signin.SignInResult.SignedIn;
import org.accountkit.signin.SignInService.PresentedTokens;
import org.accountkit.testkit.Race;
import org.accountkit.transaction.StoreFailedException;
import org.accountkit.twofactor.SecondFactor;
import org.accountkit.user.Username;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Password hashes: replaced when outdated, refused when unreadable, and computed with limited concurrency. */
public abstract class HashingSpecification extends ServiceSpecification {

    private static final String NEXT = "an altogether different one";

    private Person ada;

    /** For subclasses. */
    protected HashingSpecification() {}

    @BeforeEach
    void signAdaIn() {
        ada = world.person("ada");
    }

    @Test
    @Tag("A09")
    void a09RehashesAnOutdatedHashAfterASuccessfulSignIn() {
        PasswordHasher weaker = PasswordHasher.argon2id(new Argon2Parameters(16, 1, 1));
        world.stores.passwords().set(ada.id(), weaker.hash(secret(PASSWORD)), world.clock.instant());
        StoredPassword weak = stored();

        assertRefused(INVALID_CREDENTIALS, () -> world.signIn("ada", "wrong"));
        assertThat(stored()).isEqualTo(weak);
        world.clock.advance(Duration.ofMinutes(1));
        world.signIn("ada", PASSWORD);

        assertThat(stored().hash().encoded()).contains("$m=8,t=1,p=1$");
        assertThat(stored().changedAt()).isEqualTo(weak.changedAt());
        assertThat(world.signIn("ada", PASSWORD)).isInstanceOf(SignedIn.class);
    }

    @Test
    @Tag("A09")
    void a09ChangesAPasswordWhoseHashIsOutdated() {
        PasswordHasher weaker = PasswordHasher.argon2id(new Argon2Parameters(16, 1, 1));
        world.stores.passwords().set(ada.id(), weaker.hash(secret(PASSWORD)), world.clock.instant());

        change(PASSWORD, NEXT);

        assertThat(world.signIn("ada", NEXT)).isInstanceOf(SignedIn.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "plain",
                "{noop}correct horse battery staple",
                "$1$salt$hash",
                "$argon2id$v=19$m=8,t=1,p=1$c2FsdHNhbHQ$"
            })
    @Tag("A09")
    void a09RefusesAgainstAHashInAnUnknownFormat(String encoded) {
        world.stores.passwords().set(ada.id(), new PasswordHash(encoded), world.clock.instant());

        assertRefused(INVALID_CREDENTIALS, () -> world.signIn("ada", PASSWORD));
        assertRefused(INVALID_CREDENTIALS, () -> world.signIn("ada", encoded));
    }

    @Test
    void refusesAUserWithoutAPassword() {
        world.stores.passwords().delete(ada.id());

        assertRefused(INVALID_CREDENTIALS, () -> world.signIn("ada", PASSWORD));
    }

    @Test
    @Tag("A20")
    void a20FailsClosedWhenTheVerifierFails() {
        Runnable failure = () -> {
            throw new IllegalStateException("no memory");
        };
        int sessions = world.stores.sessions().list(ada.id()).size();

        world.hasher.duringTheNext(failure);
        assertThatExceptionOfType(StoreFailedException.class).isThrownBy(() -> world.signIn("ada", PASSWORD));
        world.hasher.duringTheNext(failure);
        assertThatExceptionOfType(StoreFailedException.class).isThrownBy(() -> change(PASSWORD, NEXT));
        world.hasher.duringTheNext(failure);
        assertThatExceptionOfType(StoreFailedException.class)
                .isThrownBy(() -> world.accounts.signIn().prove(ada.caller(), secret(PASSWORD), Optional.empty()));

        assertThat(world.stores.sessions().list(ada.id())).hasSize(sessions);
        assertThat(world.signIn("ada", PASSWORD)).isInstanceOf(SignedIn.class);
    }

    /** A transaction must neither stay open for as long as a hash takes, nor roll back a counted attempt. */
    @Test
    void refusesToHashInsideAUnitOfWork() {
        NewUser bob = NewUser.of(Username.of("bob"), secret(PASSWORD));

        assertRefusedInAUnit(() -> world.signIn("ada", PASSWORD));
        assertRefusedInAUnit(() -> change(PASSWORD, NEXT));
        assertRefusedInAUnit(() -> world.accounts.signIn().prove(ada.caller(), secret(PASSWORD), Optional.empty()));
        assertRefusedInAUnit(() -> world.accounts.users().create(world.root().caller(), bob));
        assertRefusedInAUnit(() -> world.accounts.twoFactor().validate(ada.caller(), secret("123456")));

        assertThat(world.signIn("ada", PASSWORD)).isInstanceOf(SignedIn.class);
    }

    /** Before anything is read: what a rollback undid, such as a used code, could be used again. */
    @Test
    void refusesAWholeSignInInsideAUnitOfWork() {
        Secret unknown = secret("unknown");
        SecondFactor factor = new SecondFactor.RecoveryCode(unknown);

        Stream.<Runnable>of(
                        () -> world.signIn("ada", PASSWORD),
                        () -> world.accounts
                                .signIn()
                                .completeSignIn(unknown, factor, PresentedTokens.NONE, RequestOrigin.unknown()),
                        () -> world.accounts.signIn().prove(ada.caller(), secret(PASSWORD), Optional.empty()))
                .forEach(step -> assertThatIllegalStateException()
                        .isThrownBy(() -> world.stores.unitOfWork().execute(step))
                        .withMessageContaining("Call it before the transaction begins"));
    }

    private void assertRefusedInAUnit(Runnable hashing) {
        assertThatIllegalStateException()
                .isThrownBy(() -> world.stores.unitOfWork().execute(hashing));
    }

    /** A rehash would show anyone who tries the password of a disabled user that it is right. */
    @Test
    @Tag("A06")
    void a06RehashesNothingForADisabledUser() {
        PasswordHasher weaker = PasswordHasher.argon2id(new Argon2Parameters(16, 1, 1));
        world.stores.passwords().set(ada.id(), weaker.hash(secret(PASSWORD)), world.clock.instant());
        StoredPassword weak = stored();
        world.edit(ada, edit -> edit.enabled(false));
        int hashed = world.hasher.hashed();
        int verified = world.hasher.verified();

        assertRefused(INVALID_CREDENTIALS, () -> world.signIn("ada", PASSWORD));

        assertThat(world.hasher.hashed()).isEqualTo(hashed);
        assertThat(world.hasher.verified()).isEqualTo(verified + 1);
        assertThat(stored()).isEqualTo(weak);
    }

    /** Whoever floods the host with sign-ins takes no connection away from others. */
    @Test
    @Tag("A10")
    void a10TouchesNoStoreWhileHashingIsAtCapacity() {
        List<String> calls = new ArrayList<>();
        Interception noting = (method, store) -> {
            calls.add(method.getName());
            return store.proceed();
        };
        AccountServices narrow = world.node(builder -> builder.stores(noting.of(world.stores))
                .hashingCapacity(new HashingCapacity(1, 0, Duration.ofSeconds(2))));
        List<String> meanwhile = new ArrayList<>();
        world.hasher.duringTheNext(() -> {
            calls.clear();
            assertThat(refusalOfUnknown(narrow, "ada").code()).isEqualTo(UNAVAILABLE);
            assertThat(refusalOfUnknown(narrow, "nobody").code()).isEqualTo(UNAVAILABLE);
            meanwhile.addAll(calls);
        });

        narrow.signIn().signIn("ada", secret(PASSWORD), PresentedTokens.NONE, RequestOrigin.unknown());

        assertThat(calls).isNotEmpty();
        assertThat(meanwhile).isEmpty();
    }

    /** One hash is being computed and ten requests wait; every other request is refused immediately. */
    @Test
    @Tag("A10")
    void a10LimitsConcurrentHashingAndRefusesTheRest() {
        CountDownLatch turnedAway = new CountDownLatch(30 - 11);
        AccountServices narrow = world.node(builder -> builder.hashingCapacity(HashingCapacity.of(1))
                .passwordHasher(new BlockingHasher(CountingHasher.CHEAP, turnedAway)));
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

    /** A flood that uses up all capacity must not throttle other users, least of all known devices. */
    @Test
    @Tag("A10")
    void a10DoesNotCountAttemptsThatWereNotVerified() {
        AccountServices exhausted = world.node(builder -> builder.passwordHasher(new ExhaustedHasher()));
        for (int i = 0; i < 6; i++) {
            assertRefused(UNAVAILABLE, () -> signIn(exhausted, "ada"));
            assertRefused(
                    UNAVAILABLE, () -> exhausted.passwords().change(ada.caller(), secret(PASSWORD), secret(NEXT)));
            assertRefused(
                    UNAVAILABLE, () -> exhausted.signIn().prove(ada.caller(), secret(PASSWORD), Optional.empty()));
        }

        assertThat(world.signIn("ada", PASSWORD)).isInstanceOf(SignedIn.class);
    }

    private static Refusal refusalOfUnknown(AccountServices node, String name) {
        return refusal(() -> signIn(node, name));
    }

    private static void signIn(AccountServices node, String name) {
        node.signIn().signIn(name, secret(PASSWORD), PresentedTokens.NONE, RequestOrigin.unknown());
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
