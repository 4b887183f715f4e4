package org.accountkit.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestOriginTest {

    @Test
    @Tag("A58")
    void a58KeepsWhatIsPrintable() {
        RequestOrigin origin = origin("192.0.2.7\r\nX: y", "Fire\u202efox\t1", "\u0000id-1");

        assertThat(origin).isEqualTo(origin("192.0.2.7X: y", "Firefox1", "id-1"));
    }

    @Test
    void keepsAllOfPrintableAscii() {
        assertThat(origin("\u001f ~\u007f", "a", "b")).isEqualTo(origin(" ~", "a", "b"));
    }

    /** Each request has an address and a client: what is kept as it is must leave no garbage. */
    @Test
    void copiesNothingThatIsPrintable() {
        String agent = "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0";

        RequestOrigin origin = new RequestOrigin(Optional.empty(), Optional.of(agent), Optional.empty());

        assertThat(origin.client().orElseThrow()).isSameAs(agent);
    }

    @Test
    void keepsWhatFitsTheStore() {
        RequestOrigin origin = origin("a".repeat(101), "c".repeat(201), "i".repeat(101));

        assertThat(origin).isEqualTo(origin("a".repeat(100), "c".repeat(200), "i".repeat(100)));
    }

    @Test
    void takesWhatIsBlankForUnknown() {
        assertThat(origin("", " ", "\n")).isEqualTo(RequestOrigin.unknown());
    }

    @Test
    void asksForTheCorrelationIdOnlyWhenItIsRead() {
        List<String> asked = new ArrayList<>();
        RequestOrigin origin = RequestOrigin.identifiedBy(Optional.of("a"), Optional.of("c"), () -> {
            asked.add("once");
            return "id\n1";
        });

        assertThat(asked).isEmpty();
        assertThat(origin.correlationId()).contains("id1");
        assertThat(asked).hasSize(1);
    }

    @Test
    void isEqualToAnOriginWithTheSameParts() {
        RequestOrigin origin = origin("a", "c", "i");

        assertThat(origin).isEqualTo(origin("a", "c", "i")).hasSameHashCodeAs(origin("a", "c", "i"));
        assertThat(origin)
                .isNotEqualTo(origin("b", "c", "i"))
                .isNotEqualTo(origin("a", "d", "i"))
                .isNotEqualTo(origin("a", "c", "j"))
                .isNotEqualTo("a");
        assertThat(origin.toString()).contains("a", "c", "i").startsWith("RequestOrigin");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "a b", "a\nb", "é", "0123456789012345678901234567890123456789012345678901234567890123x"
            })
    void takesNoSessionOfAHostByAnIdThatDoesNotFitTheAuditTrail(String id) {
        assertThatIllegalArgumentException().isThrownBy(() -> Credential.ofHost(id, Instant.EPOCH));
    }

    private static RequestOrigin origin(String address, String client, String correlationId) {
        return new RequestOrigin(Optional.of(address), Optional.of(client), Optional.of(correlationId));
    }
}
