package org.accountkit.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.accountkit.password.PasswordHash;
import org.accountkit.testkit.FaultyDataSource;
import org.accountkit.testkit.FaultyDataSource.Step.Kind;
import org.accountkit.token.TokenDigest;
import org.accountkit.transaction.LostRaceException;
import org.accountkit.transaction.StoreFailedException;
import org.accountkit.transaction.StoreUnavailableException;
import org.accountkit.transaction.UnitOfWork;
import org.accountkit.user.AccountState;
import org.accountkit.user.UserId;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a unit does when the database fails, beyond the contract of every unit of work. */
class JpaUnitOfWorkTest {

    private static final FaultyDataSource FAULTS =
            new FaultyDataSource(TestDatabase.h2().dataSource());
    private static final JpaStores STORES = JpaStores.using(TestDatabase.hibernate(FAULTS.dataSource()));

    private final UnitOfWork units = STORES.unitOfWork();
    private final UserId ada = UserId.random();
    private final long commitsBefore = commits();

    @ParameterizedTest
    @CsvSource({"40001, 0", "40P01, 0", "40001, 1213", "HY000, 1020", "23505, 0", "23000, 1062", "90131, 90131"})
    @Tag("A64")
    void repeatsTheWholeWhenTheDatabaseSaysThatARaceWasLost(String state, int code) {
        FAULTS.failNextCommit(new SQLException("lost", state, code));
        FAULTS.failNextCommit(new SQLException("lost", state, code));

        long epoch = units.run(() -> STORES.accountStates().raiseEpoch(ada));

        assertThat(epoch).isEqualTo(1);
        assertThat(epochOf(ada)).isEqualTo(1);
        assertThat(commitsTried()).isEqualTo(3);
    }

    @Test
    @Tag("A64")
    void givesUpAfterThreeRetries() {
        for (int i = 0; i < 4; i++) {
            FAULTS.failNextCommit(new SQLException("lost", "40001"));
        }

        assertThatThrownBy(() -> units.run(() -> STORES.accountStates().raiseEpoch(ada)))
                .isInstanceOf(StoreUnavailableException.class);

        assertThat(epochOf(ada)).isZero();
        assertThat(commitsTried()).isEqualTo(4);
    }

    @Test
    void pausesBeforeEachRetry() {
        List<Integer> pauses = new ArrayList<>();
        List<Long> tries = new ArrayList<>();
        UnitOfWork patient = new JpaUnitOfWork(TestDatabase.h2().factory(), new NoHostTransaction(), (lost, nanos) -> {
            pauses.add(lost);
            tries.add(nanos);
        });

        assertThatThrownBy(() -> patient.run(() -> {
                    throw new LostRaceException();
                }))
                .isInstanceOf(StoreUnavailableException.class);

        assertThat(pauses).containsExactly(1, 2, 3);
        assertThat(tries).allMatch(nanos -> nanos > 0);
    }

    @ParameterizedTest
    @CsvSource({"23505, 0", "23000, 1062", "23503, 23503"})
    void reportsAKeyThatIsViolatedInEachTryAsADefect(String state, int code) {
        for (int i = 0; i < 4; i++) {
            FAULTS.failNextCommit(new SQLException("canary", state, code));
        }

        assertThatThrownBy(() -> units.run(() -> STORES.accountStates().raiseEpoch(ada)))
                .isInstanceOf(StoreFailedException.class)
                .hasNoCause()
                .hasMessageContaining("violated a key")
                .hasMessageNotContaining("canary");

        assertThat(commitsTried()).isEqualTo(4);
    }

    @Test
    void reportsARowThatCanNeverBeInsertedAsADefect() {
        STORES.accountStates().addAll(List.of(AccountState.initial(ada)));

        assertThatThrownBy(() -> STORES.accountStates().addAll(List.of(AccountState.initial(ada))))
                .isInstanceOf(StoreFailedException.class)
                .hasMessageNotContaining(ada.value());
    }

    @ParameterizedTest
    @CsvSource({
        "08006, 0",
        "08S01, 1047",
        "HY000, 1205",
        "25006, 0",
        "HY000, 1290",
        "53100, 0",
        "57P01, 0",
        "55P03, 0",
        "HYT00, 50200"
    })
    @Tag("A63")
    void repeatsNothingWhenTheDatabaseIsUnavailable(String state, int code) {
        FAULTS.failNextCommit(new SQLException("gone", state, code));

        assertThatThrownBy(() -> units.run(() -> STORES.accountStates().raiseEpoch(ada)))
                .isInstanceOf(StoreUnavailableException.class)
                .hasNoCause()
                .hasMessageContaining(state)
                .hasMessageNotContaining("gone");

        assertThat(commitsTried()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"08007", "40003", "08006"})
    @Tag("A64")
    void repeatsNoCommitWhoseOutcomeIsUnknown(String state) {
        FAULTS.loseAnswerToNextCommit(new SQLException("connection reset", state));

        assertThatThrownBy(() -> units.run(() -> STORES.accountStates().raiseEpoch(ada)))
                .isInstanceOfSatisfying(
                        StoreUnavailableException.class,
                        e -> assertThat(e.outcomeUnknown()).isTrue());

        assertThat(epochOf(ada)).isEqualTo(1);
    }

    @Test
    void forgetsWhatWasToFollowACommitThatFailed() {
        List<String> followed = new ArrayList<>();
        FAULTS.failNextCommit(new SQLException("lost", "40001"));

        units.execute(() -> {
            STORES.accountStates().raiseEpoch(ada);
            units.afterCommit(() -> followed.add("once"));
        });

        assertThat(followed).containsExactly("once");
    }

    @Test
    void yieldsTheResultAlthoughWhatFollowsFails() {
        List<String> followed = new ArrayList<>();

        long epoch = units.run(() -> {
            units.afterCommit(() -> {
                throw new IllegalStateException("This warning belongs to the test.");
            });
            units.afterCommit(() -> followed.add("the next one"));
            return STORES.accountStates().raiseEpoch(ada);
        });

        assertThat(epoch).isEqualTo(1);
        assertThat(followed).containsExactly("the next one");
    }

    @Test
    void letsWhatFollowsACommitBeginAUnit() {
        units.execute(() -> units.afterCommit(() -> STORES.accountStates().raiseEpoch(ada)));

        assertThat(epochOf(ada)).isEqualTo(1);
    }

    @Test
    @Tag("A70")
    void keepsBoundValuesOutOfItsFailures() {
        String canary = "canary".repeat(200);

        assertThatThrownBy(() -> STORES.passwords().set(ada, new PasswordHash(canary), Instant.EPOCH))
                .isInstanceOf(StoreFailedException.class)
                .hasNoCause()
                .hasMessageContaining("22001")
                .hasMessageNotContaining("canary");
    }

    @Test
    void readsOutsideAnyTransaction() {
        STORES.accessReader().session(TokenDigest.of(new byte[32]));
        STORES.accountStates().find(ada);

        assertThat(commitsTried()).isZero();
    }

    private long commitsTried() {
        return commits() - commitsBefore;
    }

    private static long commits() {
        return FAULTS.steps().stream()
                .filter(step -> step.kind() == Kind.COMMIT)
                .count();
    }

    private static long epochOf(UserId user) {
        return STORES.accountStates().find(user).map(AccountState::epoch).orElse(0L);
    }
}
