package org.accountkit.testkit.specification;

import static org.accountkit.access.RefusalCode.FORBIDDEN;
import static org.accountkit.testkit.specification.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.accountkit.access.Caller;
import org.accountkit.audit.AuditEvent;
import org.accountkit.audit.AuditEvent.AuditOutcome;
import org.accountkit.audit.AuditEventType;
import org.junit.jupiter.api.Test;

/** Refusals for a host's own reasons. */
public abstract class HostRefusalSpecification extends ServiceSpecification {

    /** For subclasses. */
    protected HostRefusalSpecification() {}

    @Test
    void areRecordedLikeThoseOfTheRules() {
        Person ada = world.person("ada");

        assertThat(world.accounts.forbid(ada.caller()).code()).isEqualTo(FORBIDDEN);

        assertThat(refusals()).singleElement().satisfies(event -> {
            assertThat(event.outcome()).isEqualTo(AuditOutcome.REFUSED);
            assertThat(event.actor()).contains(ada.id().value());
            assertThat(event.subject()).contains(ada.id().value());
            assertThat(event.credential().orElseThrow()).startsWith("session:");
            assertThat(event.details()).isEqualTo(Map.of("code", "forbidden"));
        });
    }

    @Test
    void shareAnEventIfTheyAreRepeated() {
        Caller ada = world.person("ada").caller();

        for (int i = 0; i < 100; i++) {
            world.accounts.forbid(ada);
        }

        assertThat(world.timesRefused(AuditEventType.ACCESS_REFUSAL)).isEqualTo(100);
        assertThat(refusals()).hasSize(2);
    }

    @Test
    void stayRecordedIfTheUnitOfWorkIsRolledBack() {
        Caller ada = world.person("ada").caller();

        assertRefused(
                FORBIDDEN,
                () -> world.stores.unitOfWork().execute(() -> {
                    throw world.accounts.forbid(ada);
                }));

        assertThat(world.timesRefused(AuditEventType.ACCESS_REFUSAL)).isEqualTo(1);
    }

    private List<AuditEvent> refusals() {
        return world.events(AuditEventType.ACCESS_REFUSAL);
    }
}
