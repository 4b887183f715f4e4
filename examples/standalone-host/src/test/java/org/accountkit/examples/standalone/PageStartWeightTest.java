package org.accountkit.examples.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** How much a browser loads that has never seen the page. How long that takes, {@link PageTimings} reports. */
class PageStartWeightTest extends PageHarness {

    private static final int MOST_REQUESTS = 10;
    private static final int MOST_BYTES = 45 * 1024;
    private static final double LEAST_NOTICEABLE_SHIFT = 0.02;

    @Test
    @DisplayName("U30 A start takes few requests and few bytes, and nothing jumps")
    void u30AStartTakesFewRequestsAndFewBytes() {
        String address = premises.node(0).page().toString();
        PageLoad load = new PageLoad(browser);

        PageLoad.Result signedOut = load.of(address);
        new Pointer(browser).take(ada.browser(), address);
        PageLoad.Result signedIn = load.of(address);

        for (PageLoad.Result result : new PageLoad.Result[] {signedOut, signedIn}) {
            assertThat(result.requests()).as(result.files()).isLessThanOrEqualTo(MOST_REQUESTS);
            assertThat(result.bytes()).isLessThanOrEqualTo(MOST_BYTES);
            assertThat(result.shift()).isLessThanOrEqualTo(LEAST_NOTICEABLE_SHIFT);
        }
    }
}
