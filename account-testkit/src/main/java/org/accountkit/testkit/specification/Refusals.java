package org.accountkit.testkit.specification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.accountkit.access.Refusal;
import org.accountkit.access.RefusalCode;
import org.accountkit.access.RefusedException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Assertions about refusals. */
final class Refusals {

    private Refusals() {}

    static Refusal refusal(ThrowingCallable call) {
        RefusedException refused = catchThrowableOfType(RefusedException.class, call);
        assertThat(refused).as("a refusal").isNotNull();
        return refused.refusal();
    }

    static Refusal assertRefused(RefusalCode code, ThrowingCallable call) {
        Refusal refusal = refusal(call);
        assertThat(refusal.code()).isEqualTo(code);
        return refusal;
    }
}
