package org.accountkit.jpa;

import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientConnectionException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a failure of the database means for the unit of work, by SQL state and by the codes of H2 and MariaDB. The most
 * serious meaning is first: work that may have taken effect must not pass for a lost race, which is retried.
 */
enum FailureMeaning {

    /** The unit may have taken effect: transaction resolution unknown, statement completion unknown. */
    UNKNOWN_OUTCOME(Set.of("08007", "40003"), Set.of()),

    /** The database does not answer or cannot write. */
    UNAVAILABLE(
            Set.of(
                    // connection, resources (full disk, memory, connections), operator intervention, system error
                    "08",
                    "53",
                    "57",
                    "58",
                    // read-only, idle in transaction, transaction timeout, lock not available, lock timeout
                    "25006",
                    "25P03",
                    "25P04",
                    "55P03",
                    "HYT00",
                    // H2: closed connection, opened elsewhere, I/O, file corrupted, I/O, connection broken
                    "90007",
                    "90020",
                    "90028",
                    "90030",
                    "90031",
                    "90067",
                    // H2: read-only, closed, disk full, memory, shutdown, exclusive mode
                    "90097",
                    "90098",
                    "90100",
                    "90108",
                    "90121",
                    "90135"),
            Set.of(
                    // MariaDB: disk full, table full, error in writing, storage engine, committing, rolling back
                    1021,
                    1114,
                    1026,
                    1030,
                    1180,
                    1181,
                    // too many connections, memory, node not ready, shutdown, connection aborted
                    1040,
                    1203,
                    1226,
                    1037,
                    1038,
                    1041,
                    1047,
                    1053,
                    1152,
                    // packets lost on the network
                    1158,
                    1159,
                    1160,
                    1161,
                    // read-only, lock wait timeout, query interrupted, connection killed, statement timeout
                    1290,
                    1792,
                    1836,
                    1205,
                    1317,
                    1927,
                    1969)),

    /** Another unit won: rolled back, serialization failure, deadlock, concurrent update, record has changed. */
    LOST_RACE(Set.of("40000", "40001", "40P01", "90131"), Set.of(1213, 1020)),

    /** A unique key or a foreign key is violated, because of another unit or, if it stays so, of a defect. */
    KEY_VIOLATED(
            Set.of("40002", "23505", "23503", "23506"), Set.of(1062, 1169, 1586, 1216, 1217, 1451, 1452, 1761, 1762)),

    /** The statement or the schema is wrong. */
    DEFECT(Set.of(), Set.of());

    @SuppressWarnings("ImmutableEnumChecker") // sets made by Set.of never change
    private final Set<String> states;

    @SuppressWarnings("ImmutableEnumChecker")
    private final Set<Integer> codes;

    FailureMeaning(Set<String> states, Set<Integer> codes) {
        this.states = states;
        this.codes = codes;
    }

    static FailureMeaning of(SQLException failure) {
        return Arrays.stream(values())
                .filter(meaning -> meaning.covers(failure))
                .findFirst()
                .orElse(DEFECT);
    }

    private boolean covers(SQLException failure) {
        String state = Optional.ofNullable(failure.getSQLState()).orElse("");
        return states.contains(state)
                || (state.length() == 5 && states.contains(state.substring(0, 2)))
                || codes.contains(failure.getErrorCode())
                || (this == UNAVAILABLE && (isConnectionOrStorage(failure) || isOfPool(failure)));
    }

    /** Drivers give a state or a code; a pool has neither to say about a connection that it has closed or lost. */
    private static boolean isOfPool(SQLException failure) {
        return failure.getSQLState() == null && failure.getErrorCode() == 0;
    }

    /** H2 reports a full disk as a general error, and only the cause says that writing failed. */
    private static boolean isConnectionOrStorage(SQLException failure) {
        return failure instanceof SQLTransientConnectionException
                || failure instanceof SQLNonTransientConnectionException
                || failure instanceof SQLRecoverableException
                || failure instanceof SQLTimeoutException
                || isCausedByInputOrOutput(failure.getCause(), 10);
    }

    private static boolean isCausedByInputOrOutput(@Nullable Throwable cause, int depth) {
        return cause != null
                && depth > 0
                && (cause instanceof IOException || isCausedByInputOrOutput(cause.getCause(), depth - 1));
    }
}
