package org.accountkit.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The variables of connections to a Galera cluster. */
class GaleraCheckTest {

    @ParameterizedTest
    @ValueSource(strings = {"0", "1", "2", "3", "4", "5", "6", "8"})
    void aTransactionThatMayBeginWithoutWaitingIsRefused(String wait) {
        assertThat(GaleraCheck.problem(Map.of("wsrep_on", "ON", "wsrep_sync_wait", wait)))
                .as("wsrep_sync_wait=%s", wait)
                .hasValueSatisfying(problem ->
                        assertThat(problem).endsWith("by sessionVariables=wsrep_sync_wait=7 in the JDBC URL."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "15"})
    void oneThatWaitsBeforeWhateverComesFirstIsAccepted(String wait) {
        assertThat(GaleraCheck.problem(Map.of("wsrep_on", "ON", "wsrep_sync_wait", wait, "wsrep_dirty_reads", "OFF")))
                .isEmpty();
    }

    @Test
    void readsWithoutTheClusterAreRefused() {
        assertThat(GaleraCheck.problem(Map.of("wsrep_on", "ON", "wsrep_sync_wait", "7", "wsrep_dirty_reads", "ON")))
                .hasValueSatisfying(problem -> assertThat(problem).endsWith("set wsrep_dirty_reads=OFF."));
    }

    @Test
    void aServerWithoutAClusterNeedsNoneOfThis() {
        assertThat(GaleraCheck.problem(Map.of("wsrep_on", "OFF", "wsrep_sync_wait", "0")))
                .isEmpty();
    }
}
