package org.accountkit.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import jakarta.persistence.EntityManagerFactory;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.UUID;
import org.accountkit.testkit.AccountFixture;
import org.accountkit.testkit.TestUser;
import org.accountkit.transaction.StoreUnavailableException;
import org.accountkit.user.Realm;
import org.accountkit.user.UserId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server that accepts connections and statements, but does not answer any more. */
@Tag("A63")
abstract class HungDatabaseContract {

    private static final Duration LONGEST = Duration.ofSeconds(3);

    private StallingProxy proxy;
    private HikariDataSource pool;
    private EntityManagerFactory factory;
    private AccountFixture fixture;

    abstract TestDatabase database();

    @BeforeEach
    void open() {
        String url = database().url();
        int port = URI.create(url.substring("jdbc:".length())).getPort();
        proxy = new StallingProxy(port);
        pool = pool(url.replace(":" + port + "/", ":" + proxy.port() + "/"));
        factory = TestDatabase.hibernate(pool);
        fixture = AccountFixture.on(
                JpaStores.using(factory), builder -> builder.realm(new Realm("hung-" + UUID.randomUUID())));
    }

    private static HikariDataSource pool(String url) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setMaximumPoolSize(4);
        config.setInitializationFailTimeout(-1);
        config.setConnectionTimeout(ConnectionSettings.POOL_WAIT.toMillis());
        config.setValidationTimeout(ConnectionSettings.POOL_TEST.toMillis());
        ConnectionSettings.driverProperties(url).forEach(config::addDataSourceProperty);
        return new HikariDataSource(config);
    }

    @AfterEach
    void close() {
        proxy.resume();
        fixture.close();
        factory.close();
        pool.close();
        proxy.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 4, 13})
    void a63AnswersWithinThreeSecondsAndRecovers(int answers) {
        TestUser root = fixture.administrator();

        proxy.stallAfter(answers);
        assertUnavailable(root::signIn);
        assertUnavailable(root::signIn);
        proxy.resume();

        assertThat(isSignedInAgain(root)).isTrue();
    }

    /** The pool notices lost connections one by one. */
    private boolean isSignedInAgain(TestUser root) {
        for (int i = 0; i < 10; i++) {
            try {
                root.signIn();
                return true;
            } catch (StoreUnavailableException e) {
                assertThat(e).isNotNull();
            }
        }
        return false;
    }

    @Test
    void a63AnswersWithinThreeSecondsIfTheServerNeverSpoke() {
        proxy.stallAfter(0);

        assertUnavailable(() -> fixture.stores().accountStates().find(UserId.random()));
        assertUnavailable(() -> fixture.stores().accountStates().raiseEpoch(UserId.random()));
    }

    @Test
    void a63AnswersWithinThreeSecondsIfARowStaysLocked() throws SQLException {
        UserId ada = UserId.random();
        fixture.stores().accountStates().raiseEpoch(ada);
        try (Connection holder = database().dataSource().getConnection();
                Statement statement = holder.createStatement()) {
            holder.setAutoCommit(false);
            statement.execute("update account_state set epoch = 7 where user_id = '" + ada.value() + "'");

            assertUnavailable(() -> fixture.stores().accountStates().raiseEpoch(ada));
            holder.rollback();
        }
        assertThat(fixture.stores().accountStates().raiseEpoch(ada)).isEqualTo(2);
    }

    private static void assertUnavailable(Runnable work) {
        long start = System.nanoTime();
        assertThatExceptionOfType(StoreUnavailableException.class).isThrownBy(work::run);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LONGEST);
    }
}
