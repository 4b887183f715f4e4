package org.accountkit.jpa;

import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.FlushModeType;
import jakarta.persistence.Query;
import jakarta.persistence.TypedQuery;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.accountkit.transaction.StoreFailedException;
import org.jspecify.annotations.Nullable;

/**
 * Runs statements in the current unit of work. Without one, a write runs in its own short unit, and a read outside any
 * transaction, which saves two round trips.
 *
 * <p>No entity stays managed: rows are read and written as values, so that a row read before an update is never
 * mistaken for its later state.
 */
final class Database {

    private final EntityManagerFactory factory;
    private final JpaUnitOfWork units;
    private final ManagedEntities entities;

    Database(EntityManagerFactory factory, JpaUnitOfWork units, ManagedEntities entities) {
        this.factory = factory;
        this.units = units;
        this.entities = entities;
    }

    /** Binds parameters to {@code ?1}, {@code ?2} and so on, as do all methods below. */
    <R> Optional<R> first(Class<R> type, String jpql, Object... parameters) {
        return list(type, jpql, parameters).stream().findFirst();
    }

    <R> List<R> list(Class<R> type, String jpql, Object... parameters) {
        return reading(
                entityManager -> detached(entityManager, bound(entityManager.createQuery(jpql, type), parameters)));
    }

    <R> List<R> page(Class<R> type, int limit, String jpql, Object... parameters) {
        return reading(entityManager -> detached(
                entityManager,
                bound(entityManager.createQuery(jpql, type), parameters).setMaxResults(limit)));
    }

    /** Reports whether any such row exists. */
    boolean exists(String jpql, Object... parameters) {
        return !page(Object.class, 1, jpql, parameters).isEmpty();
    }

    /** Returns the rows of a SQL query. */
    List<SqlRow> rows(SqlQuery sql, Object... parameters) {
        return reading(entityManager -> JdbcAccess.find(entityManager, connection -> sql.rows(connection, parameters))
                .orElseGet(() -> rowsOfProvider(entityManager, sql, parameters)));
    }

    @SuppressWarnings("unchecked") // a native query with several columns yields arrays
    private static List<SqlRow> rowsOfProvider(EntityManager entityManager, SqlQuery sql, Object... parameters) {
        List<Object[]> rows =
                bound(entityManager.createNativeQuery(sql.text()), parameters).getResultList();
        return rows.stream().map(sql::row).toList();
    }

    /** Runs an update or a delete, and returns how many rows it changed. */
    int update(String jpql, @Nullable Object... parameters) {
        return writing(entityManager ->
                bound(entityManager.createQuery(jpql), parameters).executeUpdate());
    }

    /**
     * Deletes the first rows in the order of an attribute that is below a bound, however many there are.
     *
     * @return how many were deleted
     */
    int deleteFirst(SweepOrder order, long below, int most) {
        return units.run(() -> {
            List<String> ids = page(String.class, most, order.select(), below);
            return ids.isEmpty() ? 0 : update(order.delete(), below, ids);
        });
    }

    /** Inserts immediately, so that a duplicate key is detected here and the unit is retried. */
    void insert(Object row) {
        writing(entityManager -> {
            entityManager.persist(row);
            entityManager.flush();
            entityManager.detach(row);
            return row;
        });
    }

    /** Inserts rows of one class, in few round trips. */
    void insertAll(List<?> rows) {
        if (!rows.isEmpty()) {
            InsertStatement insert = InsertStatement.into(rows.get(0).getClass());
            batch(insert.sql(), rows.stream().map(insert::values).toList());
        }
    }

    /**
     * Runs a SQL statement for each of several rows, in few round trips and in their order.
     *
     * @return how many rows of the table were changed
     */
    int batch(String sql, List<JdbcBatch.Row> rows) {
        return writing(entityManager ->
                JdbcAccess.<Integer>call(entityManager, connection -> JdbcBatch.run(connection, sql, rows)));
    }

    /** Runs a SQL statement for each of several rows as {@link #batch} does, and returns what the driver says of each. */
    int[] batchCounts(String sql, List<JdbcBatch.Row> rows) {
        return writing(entityManager ->
                JdbcAccess.<int[]>call(entityManager, connection -> JdbcBatch.counts(connection, sql, rows)));
    }

    <T> T inUnit(Supplier<T> work) {
        return units.run(work);
    }

    void inUnit(Runnable work) {
        units.execute(work);
    }

    private <T> T writing(Function<EntityManager, T> statement) {
        return units.run(() -> {
            units.requireWritable();
            return noting(() ->
                    units.writing(() -> statement.apply(units.entityManager().orElseThrow())));
        });
    }

    private <T> T reading(Function<EntityManager, T> query) {
        Optional<EntityManager> current = units.entityManager();
        return current.isPresent()
                ? noting(() -> query.apply(current.get()))
                : units.repeating(() -> translating(() -> readingApart(query)));
    }

    private <T> T noting(Supplier<T> access) {
        try {
            return translating(access);
        } catch (RuntimeException e) {
            units.noteFailure(e);
            throw e;
        }
    }

    /** Providers know nothing of a class that is not managed, and say so in many ways. */
    private <T> T translating(Supplier<T> access) {
        try {
            return DatabaseFailure.translating(access);
        } catch (IllegalArgumentException e) {
            throw entities.problem()
                    .<RuntimeException>map(StoreFailedException::new)
                    .orElse(e);
        }
    }

    private <T> T readingApart(Function<EntityManager, T> query) {
        try (EntityManager entityManager = factory.createEntityManager()) {
            return query.apply(entityManager);
        }
    }

    /** Inserts are flushed immediately, so a query need not look for pending ones. */
    private static <Q extends Query> Q bound(Q query, @Nullable Object... parameters) {
        query.setFlushMode(FlushModeType.COMMIT);
        for (int i = 0; i < parameters.length; i++) {
            query.setParameter(i + 1, parameters[i]);
        }
        return query;
    }

    private static <R> List<R> detached(EntityManager entityManager, TypedQuery<R> query) {
        List<R> rows = query.getResultList();
        rows.stream()
                .filter(row -> row.getClass().isAnnotationPresent(Entity.class))
                .forEach(entityManager::detach);
        return rows;
    }
}
