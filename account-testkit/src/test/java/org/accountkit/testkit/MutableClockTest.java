package org.accountkit.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class MutableClockTest {

    private final MutableClock clock = new MutableClock();

    @Test
    void standsStillUntilItIsMoved() {
        Instant before = clock.instant();

        clock.advance(Duration.ofMinutes(5));

        assertThat(clock.instant()).isEqualTo(before.plusSeconds(300)).isEqualTo(clock.instant());
    }

    @Test
    void isMovedInEveryZoneAtOnce() {
        Clock inTokyo = clock.withZone(ZoneId.of("Asia/Tokyo"));

        clock.advance(Duration.ofDays(1));

        assertThat(inTokyo.instant()).isEqualTo(clock.instant());
        assertThat(inTokyo.getZone()).isEqualTo(ZoneId.of("Asia/Tokyo"));
    }
}
