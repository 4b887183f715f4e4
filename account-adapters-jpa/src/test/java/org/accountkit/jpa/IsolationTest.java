package org.accountkit.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.EntityManagerFactory;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.accountkit.AccountServices;
import org.accountkit.access.RequestOrigin;
import org.accountkit.secret.MasterKeys;
import org.accountkit.secret.Secret;
import org.accountkit.signin.SignInResult;
import org.accountkit.signin.SignInResult.SignedIn;
import org.accountkit.signin.SignInService.PresentedTokens;
import org.accountkit.testkit.TestHashers;
import org.accountkit.user.AccountState;
import org.accountkit.user.Realm;
import org.accountkit.user.UserId;
import org.accountkit.user.Username;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Databases whose connections have another isolation level than READ COMMITTED. */
class IsolationTest {

    private static final Secret PASSWORD = Secret.ofText("correct horse battery staple");
    private static final int CALLERS = 16;
    private static final int ROUNDS = 5;

    /** A database with a default of its own, as a provider reaches it. */
    @SuppressWarnings("ImmutableEnumChecker")
    enum Setting {
        HIBERNATE_ON_H2(TestDatabase::h2, TestDatabase::hibernate),
        HIBERNATE_ON_POSTGRESQL(TestDatabase::postgresql, TestDatabase::hibernate),
        HIBERNATE_ON_MARIADB(TestDatabase::mariaDb, TestDatabase::hibernate),
        ECLIPSELINK_ON_H2(TestDatabase::h2, TestDatabase::eclipseLink),
        ECLIPSELINK_ON_POSTGRESQL(TestDatabase::postgresql, TestDatabase::eclipseLink),
        ECLIPSELINK_ON_MARIADB(TestDatabase::mariaDb, TestDatabase::eclipseLink);

        private final Supplier<TestDatabase> database;
        private final Function<DataSource, EntityManagerFactory> provider;

        Setting(Supplier<TestDatabase> database, Function<DataSource, EntityManagerFactory> provider) {
            this.database = database;
            this.provider = provider;
        }

        LevelledDataSource dataSource(int level) {
            return new LevelledDataSource(database.get().dataSource(), level);
        }

        EntityManagerFactory factory(LevelledDataSource dataSource) {
            return provider.apply(dataSource.dataSource());
        }
    }

    @ParameterizedTest
    @EnumSource
    @Tag("A64")
    void signsSixteenUsersInAtOnceThoughTheDefaultIsSerializable(Setting setting) throws Exception {
        LevelledDataSource dataSource = setting.dataSource(Connection.TRANSACTION_SERIALIZABLE);
        try (EntityManagerFactory factory = setting.factory(dataSource);
                AccountServices accounts = services(factory)) {
            IntStream.range(0, CALLERS).forEach(i -> createUser(accounts, "user-" + i));

            for (int round = 0; round < ROUNDS; round++) {
                assertThat(atOnce(i -> () -> signIn(accounts, "user-" + i))).allMatch(SignedIn.class::isInstance);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void leavesTheConnectionWithTheLevelThatItHad(Setting setting) throws SQLException {
        LevelledDataSource dataSource = setting.dataSource(Connection.TRANSACTION_SERIALIZABLE);
        UserId ada = UserId.random();
        try (EntityManagerFactory factory = setting.factory(dataSource)) {
            JpaStores stores = JpaStores.using(factory);
            stores.accountStates().raiseEpoch(ada);
            rollBack(stores, ada);

            assertThat(stores.accountStates().find(ada).map(AccountState::epoch))
                    .contains(1L);
            assertThat(dataSource.levelsOnReturn()).isNotEmpty().containsOnly(Connection.TRANSACTION_SERIALIZABLE);
        }
    }

    @ParameterizedTest
    @EnumSource
    void seesWithinAUnitWhatOthersHaveCommittedMeanwhile(Setting setting) {
        LevelledDataSource dataSource = setting.dataSource(Connection.TRANSACTION_REPEATABLE_READ);
        UserId ada = UserId.random();
        try (EntityManagerFactory factory = setting.factory(dataSource)) {
            JpaStores stores = JpaStores.using(factory);
            stores.accountStates().raiseEpoch(ada);

            long epoch = stores.unitOfWork().run(() -> {
                stores.accountStates().find(ada);
                elsewhere(() -> stores.accountStates().raiseEpoch(ada));
                return stores.accountStates().find(ada).orElseThrow().epoch();
            });

            assertThat(epoch).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @EnumSource
    void setsTheLevelThoughAPoolHasAlreadyBegunTheTransaction(Setting setting) {
        LevelledDataSource dataSource = setting.dataSource(Connection.TRANSACTION_SERIALIZABLE);
        dataSource.beginWith("select count(*) from account_user");
        UserId ada = UserId.random();
        try (EntityManagerFactory factory = setting.factory(dataSource)) {
            assertThat(JpaStores.using(factory).accountStates().raiseEpoch(ada)).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void refusesToJoinTransactionsOfAnotherLevel(Setting setting) {
        LevelledDataSource dataSource = setting.dataSource(Connection.TRANSACTION_REPEATABLE_READ);
        try (EntityManagerFactory factory = setting.factory(dataSource)) {
            assertThat(JpaStores.joining(factory, new NoHostTransaction()).problems())
                    .singleElement()
                    .asString()
                    .startsWith("The stores join transactions of the host that run at REPEATABLE READ.");
            assertThat(JpaStores.using(factory).problems()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_ANY, names = ".*(H2|MARIADB)")
    void refusesConnectionsThatReadWhatIsNotCommitted(Setting setting) {
        LevelledDataSource dataSource = setting.dataSource(Connection.TRANSACTION_READ_UNCOMMITTED);
        try (EntityManagerFactory factory = setting.factory(dataSource)) {
            assertThat(JpaStores.using(factory).problems())
                    .singleElement()
                    .asString()
                    .startsWith("Connections read what others have not committed.");
        }
    }

    private static void rollBack(JpaStores stores, UserId user) {
        try {
            stores.unitOfWork().execute(() -> {
                stores.accountStates().raiseEpoch(user);
                throw new UnsupportedOperationException();
            });
        } catch (UnsupportedOperationException expected) {
            return;
        }
    }

    private static void elsewhere(Runnable work) {
        Thread thread = new Thread(work);
        thread.start();
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void createUser(AccountServices accounts, String name) {
        accounts.operations().createAdministrator(Username.of(name), PASSWORD, false);
    }

    private static SignInResult signIn(AccountServices accounts, String name) {
        return accounts.signIn().signIn(name, PASSWORD, PresentedTokens.NONE, RequestOrigin.unknown());
    }

    /** Calls each of sixteen tasks on a thread of its own at the same moment; a failure of one fails the test. */
    private static <T> List<T> atOnce(IntFunction<Callable<T>> tasks) throws Exception {
        CyclicBarrier start = new CyclicBarrier(CALLERS);
        ExecutorService threads = Executors.newFixedThreadPool(CALLERS);
        try {
            List<Future<T>> results = IntStream.range(0, CALLERS)
                    .mapToObj(i -> threads.submit(() -> {
                        start.await();
                        return tasks.apply(i).call();
                    }))
                    .toList();
            List<T> found = new ArrayList<>();
            for (Future<T> result : results) {
                found.add(result.get());
            }
            return found;
        } finally {
            threads.shutdownNow();
        }
    }

    private static AccountServices services(EntityManagerFactory factory) {
        return AccountServices.builder()
                .stores(JpaStores.using(factory))
                .masterKeys(MasterKeys.of("test", Secret.ofBytes(new byte[32])))
                .productName("Example Console")
                .tokenPrefix("ex")
                .realm(new Realm("realm-" + UserId.random().value()))
                .passwordHasher(TestHashers.cheapest())
                .forTests()
                .build();
    }
}
