package org.accountkit.examples.standalone;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.SQLExceptionOverride;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Has the pool replace all connections once one of them fails for good: H2 closes the database after an I/O error such
 * as a full disk, and a server that has become read-only has a successor. Such connections still pass the pool's own
 * test.
 */
final class BrokenConnections implements SQLExceptionOverride {

    /** H2: I/O, file corrupted, I/O, connection broken, closed, shutdown. MariaDB: read-only, read-only mode. */
    private static final Set<Integer> CODES = Set.of(90028, 90030, 90031, 90067, 90098, 90121, 1290, 1836);

    private static final String READ_ONLY = "25006";
    private static final int DEEPEST_CAUSE = 10;

    private final AtomicReference<@Nullable HikariDataSource> pool = new AtomicReference<>();

    /** Names the pool, which is made with this object and therefore after it. */
    void replaceIn(HikariDataSource watched) {
        pool.set(watched);
    }

    @java.lang.Override
    public Override adjudicate(SQLException failure) {
        if (!isBroken(failure)) {
            return Override.CONTINUE_EVICT;
        }
        Optional.ofNullable(pool.get())
                .map(HikariDataSource::getHikariPoolMXBean)
                .ifPresent(connections -> connections.softEvictConnections());
        return Override.MUST_EVICT;
    }

    private static boolean isBroken(SQLException failure) {
        return CODES.contains(failure.getErrorCode())
                || READ_ONLY.equals(failure.getSQLState())
                || isCausedByInputOrOutput(failure.getCause(), DEEPEST_CAUSE);
    }

    private static boolean isCausedByInputOrOutput(@Nullable Throwable cause, int depth) {
        return cause != null
                && depth > 0
                && (cause instanceof IOException || isCausedByInputOrOutput(cause.getCause(), depth - 1));
    }
}
