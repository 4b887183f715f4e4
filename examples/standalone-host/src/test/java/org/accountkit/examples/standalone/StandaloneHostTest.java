package org.accountkit.examples.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.accountkit.UnsafeWiringException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** It starts whole or not at all. */
class StandaloneHostTest {

    private static final String OTHER_KEY = "test:HwECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

    @TempDir
    Path folder;

    private StandaloneHost start(String... overrides) {
        return StandaloneHost.start(TestHosts.settings(folder, overrides), Clock.systemUTC());
    }

    @Test
    void a_restart_keeps_users_and_sessions() {
        HttpUser admin;
        try (StandaloneHost host = start()) {
            admin = new HttpUser(host.page());
            assertThat(admin.signIn("admin", TestHosts.ADMIN_PASSWORD).status()).isEqualTo(200);
        }
        try (StandaloneHost host = start()) {
            HttpUser again = admin.at(host.page());
            assertThat(again.get("api/session").status()).isEqualTo(200);
            assertThat(again.signIn("admin", TestHosts.ADMIN_PASSWORD).status()).isEqualTo(200);
        }
    }

    @Test
    void a_restored_backup_revives_no_session() {
        String restoredAt = Instant.now().plusMillis(1).toString();
        HttpUser admin;
        try (StandaloneHost host = start()) {
            admin = new HttpUser(host.page());
            admin.signIn("admin", TestHosts.ADMIN_PASSWORD);
        }
        HttpUser again;
        try (StandaloneHost host = startLater("ACCOUNT_RESTORED_AT", restoredAt)) {
            assertThat(admin.at(host.page()).get("api/session").status()).isEqualTo(401);
            again = new HttpUser(host.page());
            assertThat(again.signIn("admin", TestHosts.ADMIN_PASSWORD).status()).isEqualTo(200);
        }
        try (StandaloneHost host = startLater("ACCOUNT_RESTORED_AT", restoredAt)) {
            assertThat(again.at(host.page()).get("api/session").status()).isEqualTo(200);
        }
    }

    private StandaloneHost startLater(String... overrides) {
        Clock later = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(1));
        return StandaloneHost.start(TestHosts.settings(folder, overrides), later);
    }

    @Test
    void a_restore_in_the_future_is_refused() {
        assertThatThrownBy(() -> start("ACCOUNT_RESTORED_AT", "2999-01-01T00:00:00Z"))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("ACCOUNT_RESTORED_AT");
    }

    @ParameterizedTest
    @CsvSource({"/nowhere, 404", "/account/..%2fx, 400", "/account//api/session, 400"})
    void what_the_server_refuses_is_a_problem_with_every_header(String path, int status) {
        try (StandaloneHost host = start()) {
            HttpUser.Answer answer = new HttpUser(host.page()).get(path);

            assertThat(answer.status()).isEqualTo(status);
            assertThat(answer.body()).contains("urn:accountkit:problem:");
            assertThat(answer.header("X-Content-Type-Options")).contains("nosniff");
            assertThat(answer.header("Content-Security-Policy")).contains("default-src 'none'; frame-ancestors 'none'");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRACE", "PUT", "DELETE"})
    void a_route_of_the_host_takes_its_own_methods_only(String method) {
        try (StandaloneHost host = start()) {
            HttpUser admin = new HttpUser(host.page());
            admin.signIn("admin", TestHosts.ADMIN_PASSWORD);

            HttpUser.Answer answer = admin.send(method, "/hello");

            assertThat(answer.status()).isEqualTo(405);
            assertThat(answer.header("Allow")).contains("GET, HEAD, POST");
        }
    }

    @Test
    void another_master_key_is_refused() {
        start().close();

        assertThatThrownBy(() -> start("ACCOUNT_MASTER_KEY", OTHER_KEY))
                .isInstanceOf(UnsafeWiringException.class)
                .hasMessageContaining("Master key 'test' is not the one");
    }

    @Test
    void a_missing_master_key_is_refused() {
        start().close();

        assertThatThrownBy(() -> start("ACCOUNT_MASTER_KEY", OTHER_KEY.replace("test", "next")))
                .isInstanceOf(UnsafeWiringException.class)
                .hasMessageContaining("Master key 'test' is missing");
    }

    @Test
    void a_new_master_key_in_front_of_the_old_one_is_fine() {
        String oldKey = TestHosts.environment(folder).get("ACCOUNT_MASTER_KEY");
        start().close();

        start("ACCOUNT_MASTER_KEY", OTHER_KEY.replace("test", "next") + "," + oldKey)
                .close();
    }

    @Test
    void a_port_in_use_is_told_before_anything_is_made() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> start("ACCOUNT_PORT", String.valueOf(taken.getLocalPort())))
                    .isInstanceOf(StartFailure.class)
                    .hasMessageContaining("is in use");
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void a_database_out_of_reach_is_told_in_one_sentence() {
        assertThatThrownBy(() -> start("ACCOUNT_DB_URL", "jdbc:postgresql://127.0.0.1:1/none"))
                .isInstanceOf(StartFailure.class)
                .hasMessageStartingWith("The database cannot be reached")
                .message()
                .hasLineCount(1);
    }

    @Test
    void an_administrator_password_under_the_policy_makes_nobody() {
        assertThatThrownBy(() -> start("ACCOUNT_ADMIN_PASSWORD", "short"))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("ACCOUNT_ADMIN_PASSWORD");

        start().close();
    }

    @Test
    void weak_hashing_is_refused_outside_development() {
        assertThatThrownBy(() -> start("ACCOUNT_DEV", "false"))
                .isInstanceOf(UnsafeWiringException.class)
                .hasMessageContaining("below the minimum");
    }

    @Test
    void a_generated_master_key_is_for_its_owner_alone() throws IOException {
        Path file = folder.resolve("data").resolve("master.key");

        new MasterKeyFile(file).readOrCreate();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(new MasterKeyFile(file).readOrCreate().sealingId()).isEqualTo("generated");
    }
}
