package org.accountkit.examples.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.accountkit.jpa.JpaStores;
import org.accountkit.password.PasswordHash;
import org.accountkit.password.PasswordStore.StoredPassword;
import org.accountkit.user.UserId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a connection to one server of a Galera cluster sees of what was committed through another one. */
@Tag("slow")
class GaleraTest {

    private static final String SETTING = "&sessionVariables=wsrep_sync_wait=";
    private static final int READS = 2_000;
    private static final int CHANGES = 5;

    @TempDir
    Path folder;

    private final String name = "galera_" + UUID.randomUUID().toString().replace("-", "");
    private MariaDbDatabase cluster;

    @BeforeEach
    void createDatabase() {
        cluster = MariaDbDatabase.galera();
        cluster.create(name);
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 1", "3, 1", "7, 0", "15, 0"})
    void aConnectionThatMayMissACommitIsRefused(int wait, int problems) {
        try (HostDatabase database = open(0, SETTING + wait)) {
            assertThat(database.stores().problems())
                    .hasSize(problems)
                    .allMatch(problem -> problem.startsWith("Galera may miss what was committed"));
        }
    }

    /** The other server has a large transaction to apply first, so its rows are late. */
    @Test
    void aUnitThatBeginsWithAWriteSeesWhatAnotherServerCommitted() throws SQLException {
        UserId ada = UserId.random();
        try (HostDatabase here = open(0, SETTING + 7);
                HostDatabase there = open(2, SETTING + 7)) {
            execute("create table big (id int auto_increment primary key, filling varchar(200))");
            JpaStores other = there.stores();
            for (int i = 0; i < CHANGES; i++) {
                String hash = "hash-" + i;
                execute("insert into big (filling) select repeat('x', 150) from seq_1_to_40000");
                here.stores().passwords().set(ada, new PasswordHash(hash), Instant.EPOCH);

                assertThat(other.unitOfWork()
                                .run(() -> {
                                    other.accountStates().lock(UserId.random());
                                    return other.passwords().find(ada);
                                })
                                .map(StoredPassword::hash))
                        .as("the hash that was set through another server")
                        .hasValue(new PasswordHash(hash));
            }
        }
    }

    /** Prints what waiting costs a read that finds nothing to wait for. */
    @Test
    void waitingIsAffordable() {
        try (HostDatabase hasty = open(0, SETTING + 0);
                HostDatabase careful = open(0, SETTING + 7)) {
            microsPerRead(hasty.stores());
            microsPerRead(careful.stores());
            long without = microsPerRead(hasty.stores());
            long with = microsPerRead(careful.stores());

            System.out.printf("A read on Galera takes %d us, with wsrep_sync_wait=7 %d us%n", without, with);
            assertThat(with).as("microseconds of a read").isLessThan(50_000);
        }
    }

    private static long microsPerRead(JpaStores stores) {
        UserId nobody = UserId.random();
        long before = System.nanoTime();
        for (int i = 0; i < READS; i++) {
            assertThat(stores.passwords().find(nobody)).isEmpty();
        }
        return Duration.ofNanos(System.nanoTime() - before).dividedBy(READS).toNanos() / 1000;
    }

    private HostDatabase open(int server, String setting) {
        return HostDatabase.open(TestHosts.settings(
                folder, "ACCOUNT_DB_URL", cluster.plainUrl(server, name) + setting, "ACCOUNT_DB_PASSWORD", ""));
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(cluster.plainUrl(0, name));
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
