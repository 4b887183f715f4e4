package org.accountkit.testkit.specification;

import static org.accountkit.access.RefusalCode.FORBIDDEN;
import static org.accountkit.testkit.specification.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.accountkit.AccountServices;
import org.accountkit.access.Caller;
import org.accountkit.access.RequestOrigin;
import org.accountkit.audit.AuditEventType;
import org.accountkit.transaction.StoreUnavailableException;
import org.junit.jupiter.api.Test;

/** What the services do by themselves, on their own thread or the host's executor, and what errors do to it. */
public abstract class HousekeepingSpecification extends HousekeepingStage {

    /** For subclasses. */
    protected HousekeepingSpecification() {}

    /** A node whose stores fail with the first of these failures, if there is any, at calls of a method of that name. */
    private AccountServices failingNode(String method, List<Throwable> failure) {
        Interception failing = (called, store) -> {
            if (called.getName().equals(method) && !failure.isEmpty()) {
                throw failure.get(0);
            }
            return store.proceed();
        };
        return node(builder -> builder.stores(failing.of(world.stores)));
    }

    @Test
    void writesTheRefusalsOfAMinuteThatIsOver() {
        try (AccountServices node = node(builder -> builder)) {
            beRefused(node, 3);
            executor.runRound();
            assertThat(world.events(AuditEventType.ACCESS_REFUSAL)).hasSize(1);

            pass(Duration.ofMinutes(1));

            assertThat(world.events(AuditEventType.ACCESS_REFUSAL)).hasSize(2);
            assertThat(world.timesRefused(AuditEventType.ACCESS_REFUSAL)).isEqualTo(3);
        }
    }

    private void beRefused(AccountServices node, int times) {
        Caller caller = ada.caller();
        for (int i = 0; i < times; i++) {
            assertRefused(FORBIDDEN, () -> node.roles().list(caller));
        }
    }

    /** As after an update of a jar under a running process, whose classes are then missing. */
    @Test
    void goesOnAfterAnErrorAndReportsItOnce() {
        var failure = new ArrayList<Throwable>(List.of(new NoClassDefFoundError("Gone")));
        LogRecorder log = LogRecorder.start();
        try (AccountServices node = failingNode("sweep", failure)) {
            pass(Duration.ofDays(1));
            pass(Duration.ofDays(1));
            assertThat(sessions()).isEqualTo(1);
            assertThat(log.text().split("Expired rows could not be deleted", -1))
                    .hasSize(2);

            failure.clear();
            pass(Duration.ofDays(1));

            assertThat(node.realm()).isEqualTo(world.realm);
            assertThat(sessions()).isZero();
            failure.add(new NoClassDefFoundError("Gone again"));
            pass(Duration.ofDays(1));
            assertThat(log.text().split("Expired rows could not be deleted", -1))
                    .hasSize(3);
        } finally {
            log.close();
        }
    }

    @Test
    void writesTimesOfLastUseAfterAnError() {
        var failure = new ArrayList<Throwable>(List.of(new StackOverflowError()));
        try (AccountServices node = failingNode("recordUse", failure)) {
            world.clock.advance(Duration.ofMinutes(1));
            assertThat(node.sessions().authenticate(ada.session(), RequestOrigin.unknown()))
                    .isPresent();
            executor.runRound();
            failure.clear();

            executor.runRound();

            assertThat(world.stores.sessions().list(ada.id()).get(0).lastSeenAt())
                    .isEqualTo(world.clock.instant());
        }
    }

    @Test
    void losesNoRefusalWhileTheAuditTrailCannotBeWritten() {
        var failure = new ArrayList<Throwable>();
        try (AccountServices node = failingNode("append", failure)) {
            Caller caller = ada.caller();
            for (Throwable failing : List.of(new StoreUnavailableException("down"), new NoClassDefFoundError("Gone"))) {
                failure.clear();
                failure.add(failing);
                assertThatThrownBy(() -> node.users().find(caller, caller.userId()))
                        .isSameAs(failing);
                pass(Duration.ofMinutes(1));
            }
            failure.clear();

            executor.runRound();

            assertThat(world.timesRefused(AuditEventType.ACCESS_REFUSAL)).isEqualTo(2);
        }
    }
}
