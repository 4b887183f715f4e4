package org.accountkit.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class HostEventTest {

    private static final HostEvent EVENT = HostEvent.of(AuditEventType.ofHost("shop.order"));

    @Test
    void takesTwentyDetailsAndNoMore() {
        HostEvent full = details(20, "x");

        assertThat(full.details()).hasSize(20);
        assertThat(full.with("detail-00", "another").details()).containsEntry("detail-00", "another");
        assertThatIllegalArgumentException().isThrownBy(() -> full.with("one-more", "x"));
    }

    /** Name, value and two separators each. */
    @Test
    void takesFourThousandCharactersAndNoMore() {
        HostEvent full = details(8, "x".repeat(500 - "detail-00".length() - 2));

        assertThat(full.details()).hasSize(8);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> full.with("detail-00", full.details().get("detail-00") + 'x'));
    }

    @Test
    void countsCharactersAsTheStoreEncodesThem() {
        assertThatIllegalArgumentException().isThrownBy(() -> details(3, "\u00e9".repeat(500)));
        assertThat(details(1, "\u00e9".repeat(500)).details()).hasSize(1);
    }

    @Test
    void takesFiveHundredCharactersInADetailAndNoMore() {
        assertThat(details(1, "x".repeat(500)).details()).hasSize(1);
        assertThatIllegalArgumentException().isThrownBy(() -> details(1, "x".repeat(501)));
    }

    private static HostEvent details(int number, String value) {
        HostEvent event = EVENT;
        for (int i = 0; i < number; i++) {
            event = event.with("detail-%02d".formatted(i), value);
        }
        return event;
    }
}
