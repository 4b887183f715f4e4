package org.accountkit.examples.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A database server that accepts connections and says nothing. */
class SilentDatabaseTest {

    private static final Duration LONGEST = Duration.ofSeconds(6);

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"postgresql", "mariadb"})
    @Tag("A63")
    void a63TheStartFailsSoon(String product) throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            String url = "jdbc:" + product + "://127.0.0.1:" + silent.getLocalPort() + "/account";
            HostSettings settings = TestHosts.settings(folder, "ACCOUNT_DB_URL", url);
            long start = System.nanoTime();

            assertThatExceptionOfType(StartFailure.class)
                    .isThrownBy(() -> StandaloneHost.start(settings, Clock.systemUTC()))
                    .withMessageContaining("The database cannot be reached");

            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LONGEST);
        }
    }
}
