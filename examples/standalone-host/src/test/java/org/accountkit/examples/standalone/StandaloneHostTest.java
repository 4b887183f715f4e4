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
import org.accountkit.UnsafeWiringException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
                .hasMessageContaining("under the floor");
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
