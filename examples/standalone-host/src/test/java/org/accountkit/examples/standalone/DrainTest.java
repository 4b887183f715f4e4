package org.accountkit.examples.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stopping the host. */
class DrainTest {

    private static final String BODY = "{\"username\":\"admin\",\"password\":\"" + TestHosts.ADMIN_PASSWORD + "\"}";

    @TempDir
    Path folder;

    @Test
    void a_request_under_way_is_answered_and_a_new_one_is_not_accepted() throws Exception {
        StandaloneHost host = StandaloneHost.start(TestHosts.settings(folder), Clock.systemUTC());
        URI page = host.page();
        try (RawConnection slow = new RawConnection(page)) {
            slow.send("POST /account/api/sign-in HTTP/1.1\r\nHost: " + page.getAuthority()
                    + "\r\nSec-Fetch-Site: same-origin\r\nConnection: close\r\nExpect: 100-continue\r\nContent-Type: application/json\r\nContent-Length: "
                    + BODY.length() + "\r\n\r\n");
            slow.awaitContinue();
            slow.send(BODY.substring(0, 5));

            CompletableFuture<Void> stopped = CompletableFuture.runAsync(host::close);
            awaitRefusal(page);
            assertThatThrownBy(() -> stopped.get(2, TimeUnit.SECONDS))
                    .as("the host waits, though nothing arrives for longer than Jetty waits by itself")
                    .isInstanceOf(TimeoutException.class);
            slow.send(BODY.substring(5));

            assertThat(slow.drain()).startsWith("HTTP/1.1 200").contains("\"username\":\"admin\"");
            stopped.get(10, TimeUnit.SECONDS);
        }
    }

    /** Connections are refused from the moment at which the host begins to stop. */
    private static void awaitRefusal(URI page) {
        long start = System.nanoTime();
        while (System.nanoTime() - start < TimeUnit.SECONDS.toNanos(10)) {
            try {
                new RawConnection(page).close();
            } catch (IOException refused) {
                return;
            }
        }
        throw new AssertionError("The host accepts connections while it stops.");
    }
}
