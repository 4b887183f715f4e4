package org.accountkit.testkit.specification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.accountkit.AccountServices;
import org.accountkit.audit.AuditEvent;
import org.accountkit.audit.AuditEventType;
import org.accountkit.operations.UpkeepOperations.Restoring;
import org.accountkit.secret.Secret;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A run after a restore, which may be interrupted, repeated, or begun on several nodes. */
public abstract class RestoreRunSpecification extends ServiceSpecification {

    private Person ada;

    /** For subclasses. */
    protected RestoreRunSpecification() {}

    /** A check value that another test left behind would be a missing key. */
    @BeforeEach
    @AfterEach
    void removeCheckValues() {
        world.stores.masterKeys().checkValues().keySet().forEach(world.stores.masterKeys()::remove);
    }

    @BeforeEach
    void backUp() {
        ada = world.person("ada").withPhone();
    }

    /** Sessions under the epochs of the backup are older than the restore, whenever they were opened. */
    @Test
    void continuesAfterAnInterruption() {
        Secret key = ada.newApiKey();
        world.clock.advance(Duration.ofMillis(1));
        Instant restoredAt = world.clock.instant();

        assertThatIllegalStateException()
                .isThrownBy(() -> world.accounts.operations().afterRestore(restoredAt, done -> {
                    throw new IllegalStateException("killed");
                }));
        restore(restoredAt);

        assertThat(ada.isSignedIn()).isFalse();
        assertThat(ada.byKey(key)).isEmpty();
    }

    @Test
    void isRunBySeveralNodesAtATime() throws Exception {
        Secret key = ada.newApiKey();
        world.clock.advance(Duration.ofMillis(1));
        Instant restoredAt = world.clock.instant();
        CountDownLatch start = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            List<Future<Restoring>> nodes = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                AccountServices node = world.node();
                nodes.add(threads.submit(() -> {
                    start.await();
                    return node.operations().afterRestore(restoredAt, done -> {});
                }));
            }
            start.countDown();
            for (Future<Restoring> node : nodes) {
                node.get();
            }
        } finally {
            threads.shutdown();
        }

        assertThat(ada.isSignedIn()).isFalse();
        assertThat(ada.byKey(key)).isEmpty();
        assertThat(world.accounts.epochOf(ada.id())).isEqualTo(restoredAt.toEpochMilli());
    }

    @Test
    void isOnTheRecord() {
        ada.newApiKey();
        world.accounts.downloads().renew(world.root().caller());
        world.clock.advance(Duration.ofMillis(1));
        List<Restoring> progress = new ArrayList<>();

        Restoring done = world.accounts.operations().afterRestore(world.clock.instant(), progress::add);

        assertThat(progress).hasSizeGreaterThanOrEqualTo(4).last().isEqualTo(done);
        assertThat(done.apiKeys()).isPositive();
        assertThat(done.downloads()).isPositive();
        assertThat(ended("accounts")).isEqualTo(done.accounts());
        assertThat(ended("apiKeys")).isEqualTo(done.apiKeys());
        assertThat(ended("downloads")).isEqualTo(done.downloads());
    }

    private long ended(String kind) {
        return world.events(AuditEventType.RESTORE).stream()
                .map(AuditEvent::details)
                .filter(details -> kind.equals(details.get("kind")))
                .mapToLong(details -> Long.parseLong(details.getOrDefault("ended", "0")))
                .sum();
    }

    private Restoring restore(Instant restoredAt) {
        return world.accounts.operations().afterRestore(restoredAt, done -> {});
    }
}
