package org.accountkit.jpa;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/** Writes times of last use in batches. In id order, so that two nodes that record the same uses cannot deadlock. */
final class LastUses {

    private LastUses() {}

    /**
     * Writes the times.
     *
     * @param sql an update with the time, the id and again the time, which must be later than the stored one
     */
    static void record(Database database, String sql, SortedMap<String, Instant> uses) {
        List<JdbcBatch.Row> rows = new ArrayList<>();
        uses.forEach((id, at) -> rows.add(JdbcBatch.row(at.toEpochMilli(), id, at.toEpochMilli())));
        if (!rows.isEmpty()) {
            database.batch(sql, rows);
        }
    }
}
