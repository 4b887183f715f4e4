package org.accountkit.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.accountkit.audit.AuditEvent.AuditOutcome;
import org.accountkit.audit.AuditLog.AuditEventQuery;
import org.accountkit.user.Realm;
import org.accountkit.user.UserId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuditEventQueryTest {

    private static final Realm REALM = new Realm("shop");
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private final AuditEventQuery whole = AuditEventQuery.in(REALM);

    @Test
    void restrictsNothingAtFirst() {
        assertThat(whole.realm()).isEqualTo(REALM);
        assertThat(whole.user()).isEmpty();
        assertThat(whole.actor()).isEmpty();
        assertThat(whole.types()).isEmpty();
        assertThat(whole.outcome()).isEmpty();
        assertThat(whole.from()).isEmpty();
        assertThat(whole.to()).isEmpty();
        assertThat(whole.before()).isEmpty();
        assertThat(whole.limit()).isEqualTo(50);
    }

    @Test
    void keepsEveryFilter() {
        AuditEventQuery narrow = whole.withUser(new UserId("ada"))
                .withActor(new UserId("bob"))
                .withTypes(List.of(AuditEventType.PROOF))
                .withOutcome(AuditOutcome.REFUSED)
                .withFrom(NOON)
                .withTo(NOON.plusSeconds(1))
                .withBefore("id")
                .withLimit(7);

        assertThat(narrow.realm()).isEqualTo(REALM);
        assertThat(narrow.user()).contains(new UserId("ada"));
        assertThat(narrow.actor()).contains(new UserId("bob"));
        assertThat(narrow.types()).isEqualTo(Set.of(AuditEventType.PROOF));
        assertThat(narrow.outcome()).contains(AuditOutcome.REFUSED);
        assertThat(narrow.from()).contains(NOON);
        assertThat(narrow.to()).contains(NOON.plusSeconds(1));
        assertThat(narrow.before()).contains("id");
        assertThat(narrow.limit()).isEqualTo(7);
        assertThat(whole.user()).as("the query that it was made from").isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 1000})
    void takesALimitWithinItsBounds(int limit) {
        assertThat(whole.withLimit(limit).limit()).isEqualTo(limit);
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, 0, 1001})
    void refusesALimitOutOfBounds(int limit) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> whole.withLimit(limit))
                .withMessageContaining("1 to 1000");
    }
}
