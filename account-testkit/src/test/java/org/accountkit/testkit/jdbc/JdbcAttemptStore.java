package org.accountkit.testkit.jdbc;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.accountkit.throttle.AttemptStore;
import org.accountkit.throttle.AttemptStore.AttemptKey;
import org.accountkit.throttle.AttemptStore.Attempts;

final class JdbcAttemptStore implements AttemptStore {

    private static final String AS_EXPECTED = " where id = ? and attempts = ? and first_at = ? and last_at = ?";

    private final Sql sql;

    JdbcAttemptStore(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Optional<Attempts> find(AttemptKey key) {
        return sql.first(JdbcAttemptStore::attempts, "select * from attempt where id = ?", key.value());
    }

    @Override
    public Map<AttemptKey, Attempts> findAll(Collection<AttemptKey> keys) {
        return sql
                .list(
                        row -> Map.entry(new AttemptKey(row.text("id")), attempts(row)),
                        "select * from attempt where id = any(?)",
                        keys.stream().map(AttemptKey::value).toList())
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @Override
    public boolean replace(AttemptKey key, Optional<Attempts> expected, Attempts next, Optional<Instant> staleFrom) {
        return expected.isPresent() ? move(key, expected.get(), next, staleFrom) : begin(key, next, staleFrom);
    }

    private boolean move(AttemptKey key, Attempts expected, Attempts next, Optional<Instant> staleFrom) {
        return sql.updateOne(
                "update attempt set attempts = ?, first_at = ?, last_at = ?, stale_from = ?" + AS_EXPECTED,
                next.count(),
                next.since(),
                next.last(),
                staleFrom,
                key.value(),
                expected.count(),
                expected.since(),
                expected.last());
    }

    /** If two units begin a counter at the same time, one of them loses the race, and finds it when it is repeated. */
    private boolean begin(AttemptKey key, Attempts next, Optional<Instant> staleFrom) {
        return sql.inUnit(() -> {
            boolean absent = find(key).isEmpty();
            if (absent) {
                sql.update(
                        "insert into attempt (id, attempts, first_at, last_at, stale_from) values (?, ?, ?, ?, ?)",
                        key.value(),
                        next.count(),
                        next.since(),
                        next.last(),
                        staleFrom);
            }
            return absent;
        });
    }

    @Override
    public boolean remove(AttemptKey key, Attempts expected) {
        return sql.updateOne(
                "delete from attempt" + AS_EXPECTED, key.value(), expected.count(), expected.since(), expected.last());
    }

    @Override
    public void remove(AttemptKey key) {
        sql.update("delete from attempt where id = ?", key.value());
    }

    @Override
    public int sweep(Instant now, int most) {
        return sql.update(
                "delete from attempt where id in (select id from attempt where stale_from <= ?"
                        + " order by stale_from, id limit ?)",
                now,
                most);
    }

    private static Attempts attempts(Row row) throws SQLException {
        return new Attempts(row.count("attempts"), row.instant("first_at"), row.instant("last_at"));
    }
}
