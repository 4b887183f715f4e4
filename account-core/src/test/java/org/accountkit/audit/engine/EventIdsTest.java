package org.accountkit.audit.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.IntStream;
import org.accountkit.audit.AuditEvent;
import org.junit.jupiter.api.Test;

class EventIdsTest {

    private static final Instant NOW = Instant.parse("2026-01-01T12:00:00.123Z");

    private final EventIds ids = new EventIds(new SecureRandom());

    @Test
    void areUuidsOfVersionSevenThatBeginWithTheTime() {
        UUID id = UUID.fromString(ids.next(NOW));

        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(NOW.toEpochMilli());
    }

    @Test
    void growEvenWithinAMillisecondAndWhenTheClockGoesBack() {
        assertThat(IntStream.range(0, 10_000).mapToObj(i -> ids.next(NOW.minusMillis(i % 3))))
                .isSorted()
                .doesNotHaveDuplicates();
    }

    @Test
    void haveALeastOneOfEachMillisecond() {
        Instant at = Instant.ofEpochMilli(1_767_268_800_123L);

        assertThat(AuditEvent.leastId(at))
                .startsWith(new EventIds(new SecureRandom()).next(at).substring(0, 13));
        assertThat(new EventIds(new SecureRandom()).next(at)).isGreaterThanOrEqualTo(AuditEvent.leastId(at));
        assertThat(new EventIds(new SecureRandom()).next(at)).isLessThan(AuditEvent.leastId(at.plusMillis(1)));
        assertThat(AuditEvent.leastId(Instant.MIN)).isLessThan(AuditEvent.leastId(at));
        assertThat(AuditEvent.leastId(Instant.MAX)).isGreaterThan(AuditEvent.leastId(at));
    }
}
