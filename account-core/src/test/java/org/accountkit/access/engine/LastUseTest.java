package org.accountkit.access.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LastUseTest {

    private static final Instant FIRST = Instant.parse("2026-03-01T12:00:00Z");
    private static final Instant SECOND = FIRST.plusSeconds(1);

    private final List<Map<String, Instant>> written = new ArrayList<>();
    private final LastUse lastUse = new LastUse(written::add);

    @Test
    void writesTheLatestTimeOfEachCredentialOnce() {
        lastUse.record("a", SECOND);
        lastUse.record("a", FIRST);
        lastUse.record("b", FIRST);

        lastUse.flush();
        lastUse.flush();

        assertThat(written).containsExactly(Map.of("a", SECOND, "b", FIRST));
        assertThat(lastUse.waiting("a")).isEmpty();
    }

    @Test
    void keepsWhatArrivesWhileItWrites() {
        LastUse[] used = new LastUse[1];
        used[0] = new LastUse(batch -> {
            written.add(batch);
            used[0].record("a", SECOND);
        });
        used[0].record("a", FIRST);

        used[0].flush();

        assertThat(written).containsExactly(Map.of("a", FIRST));
        assertThat(used[0].waiting("a")).contains(SECOND);
    }

    @Test
    void keepsWhatCouldNotBeWritten() {
        LastUse failing = new LastUse(batch -> {
            throw new IllegalStateException("no connection");
        });
        failing.record("a", FIRST);

        assertThatThrownBy(failing::flush).hasMessage("no connection");

        assertThat(failing.waiting("a")).contains(FIRST);
        assertThat(failing.latest("a", SECOND)).isEqualTo(SECOND);
    }

    @Test
    void writesManyInSmallBatchesInTheOrderOfIds() {
        List<Map<String, Instant>> written = new ArrayList<>();
        LastUse many = new LastUse(written::add);
        IntStream.range(0, 2500).forEach(i -> many.record("id-" + (9999 - i), FIRST));

        many.flush();

        assertThat(written).extracting(Map::size).containsExactly(1000, 1000, 500);
        assertThat(written).flatExtracting(Map::keySet).hasSize(2500).isSorted();
        assertThat(many.waiting("id-9999")).isEmpty();
    }

    @Test
    void keepsTheBatchesThatCouldNotBeWritten() {
        List<Map<String, Instant>> written = new ArrayList<>();
        LastUse many = new LastUse(batch -> {
            if (!written.isEmpty()) {
                throw new IllegalStateException("down");
            }
            written.add(batch);
        });
        IntStream.range(0, 1001).forEach(i -> many.record("id-" + (1000 + i), FIRST));

        assertThatThrownBy(many::flush).hasMessage("down");

        assertThat(many.waiting("id-1000")).as("written").isEmpty();
        assertThat(many.waiting("id-2000")).as("not written").isPresent();
    }
}
