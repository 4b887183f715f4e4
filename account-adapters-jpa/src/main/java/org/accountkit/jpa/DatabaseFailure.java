package org.accountkit.jpa;

import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientConnectionException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.accountkit.transaction.LostRaceException;
import org.accountkit.transaction.StoreFailedException;
import org.accountkit.transaction.StoreUnavailableException;
import org.jspecify.annotations.Nullable;

/**
 * Translates database failures into the core's exceptions. Drops the messages and causes of a driver, since they may
 * contain bound values.
 */
final class DatabaseFailure {

    /** Serialization failure, deadlock, unique key, foreign key (PostgreSQL, then H2), H2's concurrent update. */
    private static final Set<String> LOST_RACE_STATES = Set.of("40001", "40P01", "23505", "23503", "23506", "90131");

    /** MariaDB: deadlock or lost certification, record has changed, unique key, foreign keys. */
    private static final Set<Integer> LOST_RACE_CODES = Set.of(1213, 1020, 1062, 1451, 1452);

    /** Connection, resources, operator intervention, system error. */
    private static final Set<String> UNAVAILABLE_CLASSES = Set.of("08", "53", "57", "58");

    /**
     * Read-only, idle in transaction, lock not available, lock timeout; H2: I/O, read-only, disk full, connection
     * broken, closed, exclusive mode.
     */
    private static final Set<String> UNAVAILABLE_STATES = Set.of(
            "25006", "25P03", "55P03", "HYT00", "90028", "90031", "90097", "90100", "90067", "90098", "90121", "90135");

    /**
     * MariaDB: lock wait timeout, node not ready, disk full, table full, error in writing or committing, too many
     * connections, read-only, query interrupted, connection killed, statement timeout.
     */
    private static final Set<Integer> UNAVAILABLE_CODES =
            Set.of(1205, 1047, 1021, 1114, 1026, 1030, 1180, 1040, 1203, 1226, 1290, 1792, 1836, 1317, 1927, 1969);

    private DatabaseFailure() {}

    static <T> T translating(Supplier<T> access) {
        try {
            return access.get();
        } catch (RuntimeException e) {
            throw of(e);
        }
    }

    /**
     * "Unavailable" is checked first: work that may have taken effect must not look like a lost race, which is retried.
     */
    static RuntimeException of(RuntimeException failure) {
        List<SQLException> causes = sqlExceptions(failure);
        for (SQLException cause : causes) {
            if (isUnavailable(cause)) {
                return new StoreUnavailableException("The database does not answer or cannot write" + codes(cause));
            }
        }
        if (causes.stream().anyMatch(DatabaseFailure::isLostRace)) {
            return new LostRaceException();
        }
        if (!causes.isEmpty()) {
            return new StoreFailedException("The database refused a statement" + codes(causes.get(0)));
        }
        return failure instanceof PersistenceException
                ? new StoreFailedException("The persistence provider failed with "
                        + failure.getClass().getName() + ".")
                : failure;
    }

    private static boolean isLostRace(SQLException e) {
        return LOST_RACE_STATES.contains(state(e)) || LOST_RACE_CODES.contains(e.getErrorCode());
    }

    private static boolean isUnavailable(SQLException e) {
        return isConnectionOrTimeout(e)
                || UNAVAILABLE_STATES.contains(state(e))
                || UNAVAILABLE_CODES.contains(e.getErrorCode())
                || UNAVAILABLE_CLASSES.contains(stateClass(e));
    }

    private static boolean isConnectionOrTimeout(SQLException e) {
        return e instanceof SQLTransientConnectionException
                || e instanceof SQLNonTransientConnectionException
                || e instanceof SQLRecoverableException
                || e instanceof SQLTimeoutException;
    }

    private static String codes(SQLException e) {
        return " (SQLSTATE " + state(e) + ", code " + e.getErrorCode() + ").";
    }

    private static String stateClass(SQLException e) {
        String state = state(e);
        return state.length() == 5 ? state.substring(0, 2) : "";
    }

    private static String state(SQLException e) {
        String state = e.getSQLState();
        return state == null ? "unknown" : state;
    }

    private static List<SQLException> sqlExceptions(Throwable failure) {
        List<SQLException> found = new ArrayList<>();
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Throwable> open = new ArrayDeque<>(List.of(failure));
        while (!open.isEmpty()) {
            Throwable next = open.remove();
            if (!seen.add(next)) {
                continue;
            }
            addIfPresent(open, next.getCause());
            if (next instanceof SQLException sql) {
                found.add(sql);
                addIfPresent(open, sql.getNextException());
            }
        }
        return found;
    }

    private static void addIfPresent(Deque<Throwable> open, @Nullable Throwable next) {
        if (next != null) {
            open.add(next);
        }
    }
}
