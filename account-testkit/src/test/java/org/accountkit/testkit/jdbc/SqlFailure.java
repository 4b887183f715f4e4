package org.accountkit.testkit.jdbc;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Objects;
import java.util.Set;
import org.accountkit.transaction.LostRaceException;
import org.accountkit.transaction.StoreFailedException;
import org.accountkit.transaction.StoreUnavailableException;

/** What a failure of the database means for the unit of work. Repeats no message, which may contain values. */
final class SqlFailure {

    private static final Set<String> LOST_RACE = Set.of("40001", "40P01", "90131");
    private static final Set<String> KEY_VIOLATED = Set.of("23505", "23503", "23506");

    private SqlFailure() {}

    static RuntimeException of(SQLException failure) {
        String state = Objects.requireNonNullElse(failure.getSQLState(), "none");
        if (LOST_RACE.contains(state)) {
            return new LostRaceException();
        }
        if (KEY_VIOLATED.contains(state)) {
            return LostRaceException.ofKeyViolation();
        }
        return isUnavailable(failure, state)
                ? new StoreUnavailableException("The database does not answer: SQL state " + state + '.')
                : new StoreFailedException("A statement failed: SQL state " + state + '.');
    }

    /** If the connection broke during a commit, nobody knows whether the database still carried it out. */
    static RuntimeException ofCommit(SQLException failure) {
        RuntimeException meaning = of(failure);
        return meaning instanceof StoreUnavailableException
                ? StoreUnavailableException.withUnknownOutcome("The database did not confirm a commit.")
                : meaning;
    }

    private static boolean isUnavailable(SQLException failure, String state) {
        return state.startsWith("08")
                || state.equals("HYT00")
                || failure instanceof SQLTransientException
                || failure instanceof SQLNonTransientConnectionException
                || failure instanceof SQLRecoverableException;
    }
}
