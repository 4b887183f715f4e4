package org.accountkit.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.accountkit.access.AccessRule;
import org.accountkit.access.RefusalCode;
import org.accountkit.audit.AuditEvent;
import org.accountkit.audit.AuditEventType;
import org.accountkit.audit.AuditLog;
import org.accountkit.audit.AuditLog.AuditEventQuery;
import org.accountkit.testkit.InMemoryStores;
import org.accountkit.transaction.StoreUnavailableException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a host's route forbids a known caller is in the audit trail, once. */
class HostRouteRefusalTest {

    private final World world = new World();

    @AfterEach
    void end() {
        world.close();
    }

    @Test
    void what_the_route_forbids_is_recorded() {
        admitted(AccessRule.sessionOrKey()).refuse(new CompletionException(RefusalCode.FORBIDDEN.refused()));

        assertThat(recorded()).singleElement().satisfies(event -> {
            assertThat(event.actor()).contains(world.id("admin"));
            assertThat(event.details()).containsOnlyKeys("code");
        });
    }

    @Test
    void what_a_service_has_recorded_is_not_recorded_again() {
        Admission admission = admitted(AccessRule.sessionOrKey());

        admission.refuse(world.accounts.forbid(admission.caller().orElseThrow()));

        assertThat(recorded()).hasSize(1);
    }

    @Test
    void other_refusals_and_those_of_nobody_are_not_recorded() {
        admitted(AccessRule.sessionOrKey()).refuse(RefusalCode.CONFLICT.refused());
        admitted(AccessRule.sessionOrKey()).refuse(RefusalCode.REAUTHENTICATION_REQUIRED.refused());
        world.routes
                .guard(FakeRequest.to("GET", "/orders"), RouteRule.callerIfPresent())
                .refuse(RefusalCode.FORBIDDEN.refused());

        assertThat(recorded()).isEmpty();
    }

    @Test
    void a_refusal_that_cannot_be_recorded_is_an_outage() {
        FullLog log = new FullLog(new InMemoryStores().auditLog());
        try (World full = new World(builder -> builder.auditLog(log), settings -> {})) {
            Admission admission = admitted(full, AccessRule.sessionOrKey());
            log.full().set(true);

            AccountResponse answer = admission.refuse(RefusalCode.FORBIDDEN.refused());
            log.full().set(false);

            assertThat(answer.status()).isEqualTo(503);
        }
    }

    private Admission admitted(AccessRule rule) {
        return admitted(world, rule);
    }

    private static Admission admitted(World world, AccessRule rule) {
        FakeRequest request = FakeRequest.to("GET", "/orders")
                .only(
                        "Cookie",
                        "__Host-account-session=" + world.administrator().session());
        Admission admission = world.routes.guard(request, RouteRule.of(rule));
        assertThat(admission.caller()).isPresent();
        return admission;
    }

    private List<AuditEvent> recorded() {
        world.accounts.flush();
        return world.stores
                .auditLog()
                .find(AuditEventQuery.in(world.accounts.realm())
                        .withTypes(Set.of(AuditEventType.ACCESS_REFUSAL))
                        .withLimit(200));
    }

    private record FullLog(AuditLog log, AtomicBoolean full) implements AuditLog {

        FullLog(AuditLog log) {
            this(log, new AtomicBoolean());
        }

        @Override
        public void append(AuditEvent event) {
            if (full.get()) {
                throw new StoreUnavailableException("full");
            }
            log.append(event);
        }

        @Override
        public List<AuditEvent> find(AuditEventQuery query) {
            return log.find(query);
        }

        @Override
        public int deleteBefore(Instant before, int most) {
            return log.deleteBefore(before, most);
        }
    }
}
