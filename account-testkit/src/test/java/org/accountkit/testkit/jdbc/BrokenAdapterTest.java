package org.accountkit.testkit.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import javax.sql.DataSource;
import org.accountkit.AccountStores;
import org.accountkit.session.Session;
import org.accountkit.session.SessionStore;
import org.accountkit.testkit.SessionStoreContract;
import org.accountkit.testkit.StoreUnitContract;
import org.accountkit.testkit.UnitFailureContract;
import org.accountkit.testkit.ViolatedKeyContract;
import org.accountkit.testkit.faults.ContractRun;
import org.accountkit.token.TokenDigest;
import org.accountkit.transaction.LostRaceException;
import org.accountkit.transaction.StoreFailedException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What only a database can show: the example adapter, broken as adapters are, and the contract that finds out. */
class BrokenAdapterTest {

    private static final int THREADS_OF_A_RACE = 8;

    private final DataSource database = JdbcDatabase.dataSource("broken");
    private final CyclicBarrier readers = new CyclicBarrier(THREADS_OF_A_RACE);

    @Test
    void aStoreOnConnectionsOfItsOwnIsNamed() {
        SessionStore apart = new JdbcStores(database).sessions();

        assertThat(ContractRun.failures(() -> withSessions(apart), StoreUnitContract.class))
                .anyMatch(message -> message.contains("SessionStore.add commits outside the unit of work"))
                .anyMatch(message -> message.contains("SessionStore.recordUse commits outside the unit of work"))
                .allMatch(message -> message.contains("SessionStore."));
    }

    @Test
    void timesThatAreReadBeforeTheyAreWrittenAreFound() {
        JdbcUnitOfWork units = new JdbcUnitOfWork(database);
        Sql sql = new Sql(units);
        SessionStore careless = overriding("recordUse", new JdbcSessionStore(sql), arguments -> {
            units.execute(
                    () -> ((Map<?, ?>) arguments[0]).forEach((id, at) -> overwrite(sql, (String) id, (Instant) at)));
            return null;
        });

        assertThat(ContractRun.failures(() -> with(units, sql, careless), SessionStoreContract.class))
                .singleElement()
                .asString()
                .startsWith("Broken promise: A SessionStore keeps the latest of concurrent uses.");
    }

    private void overwrite(Sql sql, String id, Instant at) {
        boolean older = sql.exists("select 1 from user_session where id = ? and last_seen_at < ?", id, at);
        if (older) {
            awaitRivals();
            sql.update("update user_session set last_seen_at = ? where id = ?", at, id);
        }
    }

    /** So that all have read before the first one writes; whoever has no rivals goes on soon. */
    private void awaitRivals() {
        try {
            readers.await(200, TimeUnit.MILLISECONDS);
        } catch (TimeoutException | BrokenBarrierException alone) {
            readers.reset();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aViolatedKeyThatIsNoLostRaceIsFound() {
        JdbcUnitOfWork units = new JdbcUnitOfWork(database);
        Sql sql = new Sql(units);
        SessionStore sound = new JdbcSessionStore(sql);
        SessionStore confused = overriding("add", sound, arguments -> {
            try {
                sound.add((Session) arguments[0], (TokenDigest) arguments[1]);
                return null;
            } catch (LostRaceException e) {
                throw new StoreFailedException("A statement failed.");
            }
        });

        assertThat(ContractRun.failures(() -> with(units, sql, confused), ViolatedKeyContract.class))
                .hasSize(2)
                .allMatch(message -> message.contains("SessionStore.add"));
    }

    @Test
    void aConnectionThatAFailedUnitKeepsIsMissed() throws SQLException {
        DataSource pool = JdbcDatabase.dataSource("leaking");
        pool.setLoginTimeout(1);
        JdbcStores leaking = new JdbcStores(LeakingDataSource.around(pool));

        assertThat(ContractRun.failures(() -> leaking, UnitFailureContract.class))
                .anyMatch(message ->
                        message.startsWith("Broken promise: A UnitOfWork keeps no connection of a unit that failed."));
    }

    private AccountStores withSessions(SessionStore sessions) {
        return new JdbcStores(database) {
            @Override
            public SessionStore sessions() {
                return sessions;
            }
        };
    }

    private AccountStores with(JdbcUnitOfWork units, Sql sql, SessionStore sessions) {
        return new JdbcStores(units, sql) {
            @Override
            public SessionStore sessions() {
                return sessions;
            }
        };
    }

    private static SessionStore overriding(
            String name, SessionStore sound, Function<Object[], @Nullable Object> instead) {
        return (SessionStore) Proxy.newProxyInstance(
                SessionStore.class.getClassLoader(),
                new Class<?>[] {SessionStore.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals(name)) {
                        return instead.apply(arguments);
                    }
                    try {
                        return method.invoke(sound, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getTargetException();
                    }
                });
    }
}
