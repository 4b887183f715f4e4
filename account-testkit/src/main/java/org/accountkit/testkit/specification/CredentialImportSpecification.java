package org.accountkit.testkit.specification;

import static org.accountkit.access.RefusalCode.INVALID_CREDENTIALS;
import static org.accountkit.access.RefusalCode.MANAGED_ELSEWHERE;
import static org.accountkit.access.RefusalCode.NOT_FOUND;
import static org.accountkit.testkit.specification.Refusals.assertRefused;
import static org.accountkit.testkit.specification.World.PASSWORD;
import static org.accountkit.testkit.specification.World.secret;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.accountkit.audit.AuditEventType;
import org.accountkit.notification.Notice.NoticeType;
import org.accountkit.operations.AccountOperations;
import org.accountkit.operations.ImportedUser;
import org.accountkit.password.Argon2Parameters;
import org.accountkit.password.PasswordHash;
import org.accountkit.password.PasswordHasher;
import org.accountkit.secret.Secret;
import org.accountkit.signin.SignInResult.SecondFactorRequired;
import org.accountkit.signin.SignInResult.SignedIn;
import org.accountkit.twofactor.ImportedTotp;
import org.accountkit.twofactor.SecondFactor.Code;
import org.accountkit.twofactor.Totp;
import org.accountkit.twofactor.TotpParameters;
import org.accountkit.twofactor.TotpParameters.TotpAlgorithm;
import org.accountkit.user.Realm;
import org.accountkit.user.UserId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Credentials of users who exist already, such as those of a directory. */
public abstract class CredentialImportSpecification extends DirectoryStage {

    private static final PasswordHash HASH =
            PasswordHasher.argon2id(new Argon2Parameters(16, 1, 1)).hash(secret(PASSWORD));

    private final ImportedTotp totp =
            ImportedTotp.base32(secret("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ")).orElseThrow();
    private AccountOperations operations;
    private UserId ada;

    /** For subclasses. */
    protected CredentialImportSpecification() {}

    @BeforeEach
    void openDirectory() {
        operations = world.accounts.operations();
        ada = planted(UserId.random(), "ada").id();
    }

    @Test
    void letAUserOfTheDirectorySignIn() {
        assertRefused(INVALID_CREDENTIALS, () -> world.signIn("ada", PASSWORD));

        assertThat(operations.importPassword(ada, HASH)).isTrue();

        assertThat(world.stores.accountStates().find(ada)).isPresent();
        assertThat(world.signIn("ada", PASSWORD)).isInstanceOf(SignedIn.class);
        assertThat(events("password")).isEqualTo(1);
    }

    @Test
    void leaveAPasswordThatIsThereAlone() {
        operations.importPassword(ada, HASH);
        PasswordHash other =
                PasswordHasher.argon2id(new Argon2Parameters(16, 1, 1)).hash(secret("something else"));

        assertThat(operations.importPassword(ada, other)).isFalse();

        assertThat(world.signIn("ada", PASSWORD)).isInstanceOf(SignedIn.class);
        assertThat(events("password")).isEqualTo(1);
    }

    /** Two operators import the same credentials: one of them finds that it is done. */
    @Test
    void areImportedOnceByTwoNodesAtATime() throws Exception {
        CountDownLatch start = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            List<Future<Boolean>> nodes = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                AccountOperations node = world.node().operations();
                nodes.add(threads.submit(() -> {
                    start.await();
                    return node.importPassword(ada, HASH) && node.importTotp(ada, totp);
                }));
            }
            start.countDown();

            assertThat(List.of(nodes.get(0).get(), nodes.get(1).get())).containsExactlyInAnyOrder(true, false);
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void activateTheSecondFactorAndEndTheSessions() {
        operations.importPassword(ada, HASH);
        Secret session = ((SignedIn) world.signIn("ada", PASSWORD)).session();
        assertThat(world.stores.knownDevices().list(ada)).hasSize(1);

        assertThat(operations.importTotp(ada, totp)).isTrue();

        assertThat(world.stores.knownDevices().list(ada)).isEmpty();
        assertThat(Person.isValid(world.accounts, session)).isFalse();
        Secret pending = ((SecondFactorRequired) world.signIn("ada", PASSWORD)).pending();
        Secret code = new Totp(TotpParameters.DEFAULT, 1)
                .code(totp.secret(), new Totp(TotpParameters.DEFAULT, 1).step(world.clock.instant()));
        assertThat(new Person(world, ada, "ada").complete(pending, new Code(code)))
                .isNotNull();
        assertThat(events("totp")).isEqualTo(1);
        assertThat(world.noticesFor(new Person(world, ada, "ada"))).contains(NoticeType.TWO_FACTOR_ENABLED);
    }

    @Test
    void leaveASecondFactorThatIsThereAlone() {
        operations.importTotp(ada, totp);
        String first = world.stores.totps().find(ada).orElseThrow().credential().id();
        long epoch = world.accounts.epochOf(ada);

        assertThat(operations.importTotp(ada, totp)).isFalse();

        assertThat(world.stores.totps().find(ada).orElseThrow().credential().id())
                .isEqualTo(first);
        assertThat(world.accounts.epochOf(ada)).isEqualTo(epoch);
    }

    @Test
    void areRefusedWhenTheyCouldNeverBeUsed() {
        TotpParameters eight = new TotpParameters(TotpAlgorithm.SHA1, 8, Duration.ofSeconds(30));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> operations.importPassword(ada, new PasswordHash("{unknown}x")))
                .withMessageNotContaining("{unknown}x");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> operations.importTotp(ada, new ImportedTotp(totp.secret(), eight)))
                .withMessageContaining("8 digits");
        assertThat(world.stores.passwords().find(ada)).isEmpty();
        assertThat(world.stores.totps().find(ada)).isEmpty();
    }

    @Test
    void areRefusedForSomebodyWhoIsNotThere() {
        AccountOperations elsewhere =
                world.accounts.inRealm(new Realm(world.realm.name() + "-2")).operations();

        assertRefused(NOT_FOUND, () -> operations.importPassword(UserId.random(), HASH));
        assertRefused(NOT_FOUND, () -> operations.importTotp(UserId.random(), totp));
        assertRefused(NOT_FOUND, () -> elsewhere.importPassword(ada, HASH));
        assertRefused(NOT_FOUND, () -> elsewhere.importTotp(ada, totp));
    }

    @Test
    void createNoUsersInAReadOnlyDirectory() {
        Interception readOnly = (method, call) -> method.getName().equals("writable") ? false : call.proceed();
        var node = world.node(builder -> builder.stores(readOnly.of(world.stores)));

        assertRefused(
                MANAGED_ELSEWHERE,
                () -> node.operations()
                        .importUsers(List.of(ImportedUser.of("eve").build()).iterator(), (row, user, reason) -> {}));
        assertThat(node.operations().importPassword(ada, HASH)).isTrue();
    }

    private long events(String kind) {
        return world.events(AuditEventType.CREDENTIAL_IMPORT).stream()
                .filter(event -> kind.equals(event.details().get("kind"))
                        && event.subject().equals(Optional.of(ada.value())))
                .count();
    }
}
