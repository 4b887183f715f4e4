package org.accountkit.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.PersistenceException;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.accountkit.transaction.LostRaceException;
import org.accountkit.transaction.StoreFailedException;
import org.accountkit.transaction.StoreUnavailableException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatabaseFailureTest {

    @Test
    void looksThroughTheCauses() {
        RuntimeException failure = new IllegalStateException(new PersistenceException(new SQLException("x", "40P01")));

        assertThat(DatabaseFailure.of(failure)).isInstanceOf(LostRaceException.class);
    }

    @Test
    void looksThroughTheNextExceptionsToo() {
        SQLException batch = new BatchUpdateException("x", "HY000", 0, new int[0]);
        batch.setNextException(new SQLException("x", "23505"));

        assertThat(DatabaseFailure.of(new PersistenceException(batch))).isInstanceOf(LostRaceException.class);
    }

    @Test
    void endsWhenAnExceptionIsItsOwnNextOne() {
        SQLException one = new SQLException("x", "22001");
        SQLException other = new SQLException("y", "22001", one);
        one.setNextException(other);

        assertThat(DatabaseFailure.of(new PersistenceException(one))).isInstanceOf(StoreFailedException.class);
    }

    @Test
    void takesAnyConnectionProblemForUnavailable() {
        RuntimeException failure = new PersistenceException(new SQLTransientConnectionException("pool is exhausted"));

        assertThat(DatabaseFailure.of(failure)).isInstanceOf(StoreUnavailableException.class);
    }

    @Test
    void takesALostConnectionMoreSeriouslyThanALostRace() {
        SQLException lost = new SQLException("x", "40001");
        lost.setNextException(new SQLException("y", "08006"));

        assertThat(DatabaseFailure.of(new PersistenceException(lost))).isInstanceOf(StoreUnavailableException.class);
    }

    @Test
    void keepsAViolatedKeyApartFromOtherLostRaces() {
        assertThat(DatabaseFailure.of(new PersistenceException(new SQLException("x", "23505"))))
                .isInstanceOfSatisfying(
                        LostRaceException.class,
                        lost -> assertThat(lost.keyViolated()).isTrue());
        assertThat(DatabaseFailure.of(new PersistenceException(new SQLException("x", "40001"))))
                .isInstanceOfSatisfying(
                        LostRaceException.class,
                        lost -> assertThat(lost.keyViolated()).isFalse());
    }

    @ParameterizedTest
    @CsvSource({"40003, false", "08007, false", "08006, true", "57P01, true", "90028, true", "HYT00, true"})
    void saysThatACommitMayHaveTakenEffect(String state, boolean onlyWhenCommitting) {
        RuntimeException failure = new PersistenceException(new SQLException("x", state));

        assertThat(isOutcomeUnknown(DatabaseFailure.ofCommit(failure))).isTrue();
        assertThat(isOutcomeUnknown(DatabaseFailure.of(failure))).isNotEqualTo(onlyWhenCommitting);
    }

    private static boolean isOutcomeUnknown(RuntimeException failure) {
        return ((StoreUnavailableException) failure).outcomeUnknown();
    }

    @Test
    void saysNothingOfWhatAProviderSaid() {
        RuntimeException failure = new PersistenceException("canary");

        assertThat(DatabaseFailure.of(failure))
                .isInstanceOf(StoreFailedException.class)
                .hasNoCause()
                .hasMessageNotContaining("canary");
    }

    @Test
    void leavesOtherFailuresAsTheyAre() {
        RuntimeException failure = new IllegalArgumentException();

        assertThat(DatabaseFailure.of(failure)).isSameAs(failure);
    }
}
