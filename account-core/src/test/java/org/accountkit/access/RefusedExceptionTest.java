package org.accountkit.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RefusedExceptionTest {

    @Test
    void isReportedOnce() {
        RefusedException refused = RefusalCode.FORBIDDEN.refused();

        assertThat(refused.markReported()).isTrue();
        assertThat(refused.markReported()).isFalse();
    }

    @Test
    void hasNoStackTrace() {
        assertThat(RefusalCode.FORBIDDEN.refused().getStackTrace()).isEmpty();
    }
}
