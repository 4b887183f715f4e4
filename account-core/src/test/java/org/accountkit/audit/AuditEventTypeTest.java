package org.accountkit.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.accountkit.audit.AuditEvent.AuditOutcome;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuditEventTypeTest {

    @Test
    void isKnownByItsCode() {
        assertThat(AuditEventType.of("sign-in"))
                .isEqualTo(AuditEventType.SIGN_IN)
                .hasSameHashCodeAs(AuditEventType.SIGN_IN)
                .hasToString("sign-in");
        assertThat(AuditEventType.of("sign-in")).isNotEqualTo(AuditEventType.SIGN_OUT);
        assertThat(AuditOutcome.of("success")).isEqualTo(AuditOutcome.SUCCESS).hasToString("success");
    }

    @Test
    void countsNoForeignTypeAmongOurs() {
        AuditEventType.of("from-the-future");

        assertThat(AuditEventType.ours())
                .contains(AuditEventType.SIGN_IN, AuditEventType.ROLE_DELETION)
                .doesNotContain(AuditEventType.of("from-the-future"))
                .allSatisfy(type -> assertThat(type.code()).doesNotContain("."));
        assertThat(AuditEventType.find("from-the-future")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"from-the-future", "Some_Thing", "a.b.c", "x"})
    @Tag("A83")
    void takesCodesThatThisVersionDoesNotKnow(String code) {
        assertThat(AuditEventType.of(code).code()).isEqualTo(code);
        assertThat(AuditOutcome.of("postponed").code()).isEqualTo("postponed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "two words", "line\nbreak", "ünï"})
    void refusesWhatIsNoCode(String code) {
        assertThatIllegalArgumentException().isThrownBy(() -> AuditEventType.of(code));
        assertThatIllegalArgumentException().isThrownBy(() -> AuditOutcome.of(code));
    }

    @Test
    void refusesCodesThatDoNotFitTheLog() {
        assertThatIllegalArgumentException().isThrownBy(() -> AuditEventType.of("x".repeat(65)));
        assertThatIllegalArgumentException().isThrownBy(() -> AuditEventType.ofHost("shop." + "x".repeat(60)));
        assertThatIllegalArgumentException().isThrownBy(() -> AuditOutcome.of("x".repeat(17)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"shop.order-refund", "a.b", "shop2.step-1"})
    void takesTypesOfAHost(String code) {
        assertThat(AuditEventType.ofHost(code)).isEqualTo(AuditEventType.of(code));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"sign-in", "shop.", ".refund", "shop.order.refund", "Shop.refund", "shop.1st", "-a.b", "shop. x"
            })
    void refusesTypesOfAHostInAnotherForm(String code) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AuditEventType.ofHost(code))
                .withMessageContaining("<prefix>.<name>");
    }
}
