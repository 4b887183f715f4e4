package org.accountkit.jpa;

import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.accountkit.throttle.AttemptStore.Attempts;
import org.accountkit.throttle.AttemptStore.Change;
import org.accountkit.transaction.LostRaceException;

/**
 * Makes changes of attempt counters in batches, one for each run of changes of the same kind: counters are locked in the
 * order in which they are given, whatever is done to each, so that two units cannot deadlock.
 */
final class AttemptBatches {

    private static final String AS_EXPECTED = " where id = ? and attempts = ? and first_at = ? and last_at = ?";

    private static final String REPLACE =
            "update account_attempt set attempts = ?, first_at = ?, last_at = ?, stale_at = ?" + AS_EXPECTED;

    private static final String REMOVE = "delete from account_attempt" + AS_EXPECTED;

    private final Database database;
    private volatile boolean counting = true;

    AttemptBatches(Database database) {
        this.database = database;
    }

    /** Whether the driver reports which rows of a batch it has changed, as far as is known. */
    boolean areCounted() {
        return counting;
    }

    /** Makes the changes, and returns those that have not changed their rows. */
    List<Change> changeAll(List<Change> changes) {
        return runs(changes).stream().flatMap(this::change).toList();
    }

    private static List<List<Change>> runs(List<Change> changes) {
        List<List<Change>> runs = new ArrayList<>();
        for (Change change : changes) {
            if (runs.isEmpty() || !sql(last(last(runs))).equals(sql(change))) {
                runs.add(new ArrayList<>());
            }
            last(runs).add(change);
        }
        return runs;
    }

    private static <E> E last(List<E> list) {
        return list.get(list.size() - 1);
    }

    private Stream<Change> change(List<Change> run) {
        int[] changed = database.batchCounts(
                sql(run.get(0)), run.stream().map(AttemptBatches::row).toList());
        requireCounts(changed);
        return IntStream.range(0, changed.length).filter(i -> changed[i] == 0).mapToObj(run::get);
    }

    /** A driver can be set not to tell. Who won is then unknown: the unit is retried, with one statement per change. */
    private void requireCounts(int[] changed) {
        if (IntStream.of(changed).anyMatch(count -> count == Statement.SUCCESS_NO_INFO)) {
            counting = false;
            throw new LostRaceException();
        }
    }

    private static String sql(Change change) {
        if (change.expected().isEmpty()) {
            return InsertStatement.into(AttemptRow.class).sql();
        }
        return change.next().isPresent() ? REPLACE : REMOVE;
    }

    private static JdbcBatch.Row row(Change change) {
        if (change.expected().isEmpty()) {
            return InsertStatement.into(AttemptRow.class)
                    .values(new AttemptRow(change.key(), change.next().orElseThrow(), change.staleFrom()));
        }
        Attempts expected = change.expected().get();
        return change.next().isPresent()
                ? replacing(change, expected, change.next().get())
                : JdbcBatch.row(condition(change, expected));
    }

    private static JdbcBatch.Row replacing(Change change, Attempts expected, Attempts next) {
        return statement -> {
            statement.setObject(1, next.count());
            statement.setObject(2, next.since().toEpochMilli());
            statement.setObject(3, next.last().toEpochMilli());
            JdbcBatch.bind(statement, 4, change.staleFrom().map(Instant::toEpochMilli));
            Object[] condition = condition(change, expected);
            for (int i = 0; i < condition.length; i++) {
                statement.setObject(5 + i, condition[i]);
            }
        };
    }

    private static Object[] condition(Change change, Attempts expected) {
        return new Object[] {
            change.key().value(),
            expected.count(),
            expected.since().toEpochMilli(),
            expected.last().toEpochMilli()
        };
    }
}
