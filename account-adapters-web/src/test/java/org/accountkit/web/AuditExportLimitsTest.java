package org.accountkit.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.accountkit.access.Caller;
import org.accountkit.access.RequestOrigin;
import org.accountkit.audit.AuditEventType;
import org.accountkit.audit.HostEvent;
import org.accountkit.secret.Secret;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an export may take of the server, however slowly its client reads. */
class AuditExportLimitsTest {

    private static final int MOST_AT_A_TIME = 8;

    private final AtomicLong nanos = new AtomicLong();
    private final World world =
            new World(settings -> settings.clientDeadline(new ClientDeadline(Duration.ofSeconds(10), nanos::get)));
    private final Browser admin = world.administrator();

    /** Runs before the bytes go on. */
    @FunctionalInterface
    private interface Client {
        void receive() throws IOException;
    }

    @BeforeEach
    void fillTheTrail() {
        Caller caller = world.accounts
                .apiKeys()
                .authenticate(Secret.ofText(World.apiKey(admin)), RequestOrigin.unknown())
                .orElseThrow();
        for (int i = 0; i < 1_000; i++) {
            world.accounts.audit().record(caller, HostEvent.of(AuditEventType.ofHost("shop.refund")));
        }
    }

    @AfterEach
    void end() {
        world.close();
    }

    @Test
    void a_client_that_takes_longer_than_the_deadline_for_a_part_is_given_up() {
        assertThatThrownBy(() ->
                        export(() -> nanos.addAndGet(Duration.ofSeconds(11).toNanos())))
                .isInstanceOf(IOException.class)
                .hasMessage("The client received the answer too slowly.");
    }

    @Test
    void a_client_that_is_slow_but_takes_every_part_in_time_gets_all_of_it() throws IOException {
        assertThat(export(() -> nanos.addAndGet(Duration.ofSeconds(1).toNanos())))
                .hasLineCount(1_000 + 4);
        assertThat(nanos.get()).isGreaterThan(Duration.ofSeconds(20).toNanos());
    }

    @Test
    void nothing_of_the_store_is_held_while_the_client_receives() throws IOException {
        export(() -> assertThat(world.stores.unitOfWork().active()).isFalse());
    }

    @Test
    void one_more_than_may_run_at_a_time_is_told_to_come_back() throws IOException {
        exportWhileOthersRun(1);

        exportWhileOthersRun(1);
    }

    private void exportWhileOthersRun(int running) throws IOException {
        AtomicLong parts = new AtomicLong();
        export(() -> {
            if (parts.getAndIncrement() > 0) {
                return;
            }
            if (running < MOST_AT_A_TIME) {
                exportWhileOthersRun(running + 1);
            } else {
                assertThat(admin.send(request()).expect(503, "unavailable").header("Retry-After"))
                        .contains("5");
            }
        });
    }

    private String export(Client client) throws IOException {
        ByteArrayOutputStream received = new ByteArrayOutputStream();
        FakeRequest request = request().header("Cookie", "__Host-account-session=" + admin.session());
        world.routes.handle(request).writeTo(new OutputStream() {
            @Override
            public void write(int b) {
                throw new AssertionError("one byte at a time");
            }

            @Override
            public void write(byte[] bytes, int from, int count) throws IOException {
                client.receive();
                received.write(bytes, from, count);
            }
        });
        return received.toString(UTF_8);
    }

    private static FakeRequest request() {
        return FakeRequest.of("GET", "/api/audit-events").header("Accept", "text/csv");
    }
}
