package org.accountkit.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuditEventTest {

    @Test
    void ordersTheLeastIdsByTime() {
        assertThat(AuditEvent.leastId(Instant.EPOCH))
                .isEqualTo(AuditEvent.leastId(Instant.EPOCH.minusMillis(1)))
                .isEqualTo(AuditEvent.leastId(Instant.MIN));
        assertThat(millis(AuditEvent.leastId(Instant.ofEpochMilli(5)))).isEqualTo(5);
        assertThat(AuditEvent.leastId(Instant.ofEpochMilli(1_767_268_800_001L)))
                .isGreaterThan(AuditEvent.leastId(Instant.ofEpochMilli(1_767_268_800_000L)))
                .isLessThan(AuditEvent.leastId(Instant.MAX));
    }

    private static long millis(String id) {
        return UUID.fromString(id).getMostSignificantBits() >>> 16;
    }

    @ParameterizedTest
    @ValueSource(longs = {30, 36_525})
    void takesTheEndsOfTheRetention(long days) {
        Duration retention = Duration.ofDays(days);

        assertThat(AuditEvent.requireRetention(retention)).isEqualTo(retention);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, 30 * 24 - 1, 36_525 * 24 + 1})
    void refusesAnotherRetention(long hours) {
        assertThatIllegalArgumentException().isThrownBy(() -> AuditEvent.requireRetention(Duration.ofHours(hours)));
    }
}
