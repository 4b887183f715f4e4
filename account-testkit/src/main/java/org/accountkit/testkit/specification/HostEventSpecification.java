package org.accountkit.testkit.specification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.accountkit.administration.AuditReview.AuditQuery;
import org.accountkit.administration.AuditReview.AuditRecord;
import org.accountkit.audit.AuditEvent.AuditOutcome;
import org.accountkit.audit.AuditEventType;
import org.accountkit.audit.HostEvent;
import org.junit.jupiter.api.Test;

/** The host's own events in the audit trail. */
public abstract class HostEventSpecification extends ServiceSpecification {

    private static final AuditEventType REFUND = AuditEventType.ofHost("shop.order-refund");

    /** For subclasses. */
    protected HostEventSpecification() {}

    @Test
    void areReturnedAndFilteredLikeOthers() {
        Person ada = world.person("ada");
        Person bob = world.person("bob");
        world.accounts
                .audit()
                .record(
                        ada.caller(),
                        HostEvent.of(REFUND)
                                .about(bob.id())
                                .withOutcome(AuditOutcome.REFUSED)
                                .with("order", "4711 & ü=1"));

        List<AuditRecord> found = read(AuditQuery.all().withTypes(List.of(REFUND)));

        assertThat(found).singleElement().satisfies(record -> {
            assertThat(record.actorName()).contains("ada");
            assertThat(record.subjectName()).contains("bob");
            assertThat(record.event().outcome()).isEqualTo(AuditOutcome.REFUSED);
            assertThat(record.event().credential().orElseThrow()).startsWith("session:");
            assertThat(record.event().details()).isEqualTo(Map.of("order", "4711 & ü=1"));
        });
        assertThat(read(AuditQuery.all().withUser("bob"))).containsAll(found);
    }

    @Test
    void haveNoSubjectUnlessTheHostNamesOne() {
        world.accounts.audit().record(world.root().caller(), HostEvent.of(REFUND));

        assertThat(world.events(REFUND).get(0).subject()).isEmpty();
        assertThat(world.events(REFUND).get(0).outcome()).isEqualTo(AuditOutcome.SUCCESS);
    }

    @Test
    void areRolledBackWithTheUnitOfWork() {
        var caller = world.root().caller();

        assertThatThrownBy(() -> world.stores.unitOfWork().execute(() -> {
                    world.accounts.audit().record(caller, HostEvent.of(REFUND));
                    throw new IllegalStateException("rolled back");
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(world.events(REFUND)).isEmpty();
    }

    @Test
    void haveATypeThatTheHostDeclares() {
        assertRejected(() -> HostEvent.of(AuditEventType.SIGN_IN));
        assertRejected(() -> HostEvent.of(AuditEventType.of("Shop.refund")));
    }

    @Test
    void haveLimitedLength() {
        HostEvent event = HostEvent.of(REFUND);
        HostEvent full = event;
        for (int i = 0; i < 20; i++) {
            full = full.with("n" + i, "x");
        }
        HostEvent most = full.with("n0", "x".repeat(500));

        world.accounts.audit().record(world.root().caller(), most);
        assertThat(world.events(REFUND).get(0).details()).hasSize(20);
        assertRejected(() -> most.with("n20", "x"));
        assertRejected(() -> event.with("", "x"));
        assertRejected(() -> event.with("a b", "x"));
        assertRejected(() -> event.with("n", "x".repeat(501)));
        assertRejected(() -> event.with("n", "a\u0000b"));
        assertRejected(() -> event.with("n", "\ud800"));
        assertRejected(() -> event.with("n", "\u6f22".repeat(500)));
        assertRejected(() -> event.withOutcome(AuditOutcome.of("postponed")));
    }

    private static void assertRejected(Runnable building) {
        assertThatThrownBy(building::run).isInstanceOf(IllegalArgumentException.class);
    }

    private List<AuditRecord> read(AuditQuery query) {
        return world.accounts.audit().events(world.root().caller(), query).items();
    }
}
