package org.accountkit.jpa;

import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
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

    private DatabaseFailure() {}

    static <T> T translating(Supplier<T> access) {
        try {
            return access.get();
        } catch (RuntimeException e) {
            throw of(e);
        }
    }

    static RuntimeException of(RuntimeException failure) {
        return of(failure, false);
    }

    /** If the database did not say that it has rolled back, it may have committed. */
    static RuntimeException ofCommit(RuntimeException failure) {
        return of(failure, true);
    }

    private static RuntimeException of(RuntimeException failure, boolean committing) {
        return sqlExceptions(failure).stream()
                .min(Comparator.comparing(FailureMeaning::of))
                .map(cause -> translated(cause, committing))
                .orElseGet(() -> ofProvider(failure));
    }

    private static RuntimeException translated(SQLException cause, boolean committing) {
        return switch (FailureMeaning.of(cause)) {
            case UNKNOWN_OUTCOME -> unknownOutcome(cause);
            case UNAVAILABLE ->
                committing
                        ? unknownOutcome(cause)
                        : new StoreUnavailableException("The database does not answer or cannot write" + codes(cause));
            case LOST_RACE -> new LostRaceException();
            case KEY_VIOLATED -> LostRaceException.ofKeyViolation();
            case DEFECT -> new StoreFailedException("The database refused a statement" + codes(cause));
        };
    }

    private static StoreUnavailableException unknownOutcome(SQLException cause) {
        return StoreUnavailableException.withUnknownOutcome(
                "The database did not say whether it has committed" + codes(cause));
    }

    private static RuntimeException ofProvider(RuntimeException failure) {
        return failure instanceof PersistenceException
                ? new StoreFailedException("The persistence provider failed with "
                        + failure.getClass().getName() + ".")
                : failure;
    }

    private static String codes(SQLException e) {
        return " (SQLSTATE " + Objects.requireNonNullElse(e.getSQLState(), "unknown") + ", code " + e.getErrorCode()
                + ").";
    }

    static List<SQLException> sqlExceptions(Throwable failure) {
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
