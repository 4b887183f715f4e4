package org.accountkit.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class KnownLevelsTest {

    private final KnownLevels levels = new KnownLevels();
    private final AtomicInteger questions = new AtomicInteger();
    private int level = Connection.TRANSACTION_READ_COMMITTED;

    @Test
    void asksAtTheSecondTransactionAndThenOnceInAThousand() throws SQLException {
        Connection connection = connection();

        assertThat(levels.isReadCommitted(connection)).as("first").isFalse();
        assertThat(questions).hasValue(0);
        for (int i = 0; i < KnownLevels.CHECKED_EVERY; i++) {
            assertThat(levels.isReadCommitted(connection)).isTrue();
        }
        assertThat(questions).hasValue(1);

        assertThat(levels.isReadCommitted(connection)).isTrue();
        assertThat(questions).hasValue(2);
    }

    @Test
    void findsOutThatALevelHasChanged() throws SQLException {
        Connection connection = connection();
        levels.isReadCommitted(connection);
        levels.isReadCommitted(connection);
        level = Connection.TRANSACTION_SERIALIZABLE;

        for (int i = 1; i < KnownLevels.CHECKED_EVERY; i++) {
            assertThat(levels.isReadCommitted(connection)).isTrue();
        }

        for (int i = 0; i < KnownLevels.CHECKED_EVERY; i++) {
            assertThat(levels.isReadCommitted(connection)).isFalse();
        }
        assertThat(questions).hasValue(2);
    }

    /** A pool that wraps each use anew would otherwise cost a question in each transaction. */
    @Test
    void asksNothingOfAConnectionThatIsSeenOnce() throws SQLException {
        for (int i = 0; i < 10; i++) {
            assertThat(levels.isReadCommitted(connection())).isFalse();
        }

        assertThat(questions).hasValue(0);
    }

    @Test
    void recognizesAConnectionWhoeverWrapsIt() throws SQLException {
        Connection physical = connection();

        levels.isReadCommitted(wrapper(physical));
        levels.isReadCommitted(wrapper(physical));

        assertThat(levels.isReadCommitted(wrapper(physical))).isTrue();
        assertThat(questions).hasValue(1);
    }

    private Connection connection() {
        return proxy(Optional.empty());
    }

    private Connection wrapper(Connection physical) {
        return proxy(Optional.of(physical));
    }

    @SuppressWarnings("ReferenceEquality") // a connection is equal to itself only
    private Connection proxy(Optional<Connection> wrapped) {
        return JdbcProxy.of(Connection.class, (self, method, arguments) -> switch (method.getName()) {
            case "unwrap" -> wrapped.map(Object.class::cast).orElse(self);
            case "hashCode" -> System.identityHashCode(self);
            case "equals" -> self == arguments[0];
            case "getTransactionIsolation" -> {
                questions.incrementAndGet();
                yield level;
            }
            default -> throw new UnsupportedOperationException(method.getName());
        });
    }
}
