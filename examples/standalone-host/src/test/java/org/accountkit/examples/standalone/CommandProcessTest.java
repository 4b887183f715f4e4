package org.accountkit.examples.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands in processes of their own, after something went wrong. */
class CommandProcessTest {

    @TempDir
    Path folder;

    @Test
    void reset_password_mends_a_first_start_that_ended_before_it_printed_the_password()
            throws IOException, InterruptedException {
        try (HostProcess killed = HostProcess.startAndDieBeforePrinting(folder)) {
            assertThat(killed.exitStatus()).isEqualTo(DeadBeforePrinting.KILLED);
        }
        String password;
        try (HostProcess command = HostProcess.command(folder, "reset-password", "admin")) {
            assertThat(command.exitStatus()).as(command.output()).isZero();
            password = command.output().strip();
        }
        try (HostProcess host = HostProcess.start(folder)) {
            HttpUser admin = new HttpUser(host.page().orElseThrow(() -> new AssertionError(host.output())));
            assertThat(admin.signIn("admin", password).expect(200).body()).contains("\"passwordChangeRequired\":true");
        }
    }

    @Test
    void an_h2_file_that_a_host_has_open_is_named() throws IOException, InterruptedException {
        try (HostProcess host = HostProcess.start(folder);
                HostProcess doctor = HostProcess.command(folder, "doctor")) {
            assertThat(host.page()).as(host.output()).isPresent();
            assertThat(doctor.exitStatus()).isEqualTo(1);
            assertThat(doctor.output()).contains("problem database", "in use by another process");
        }
    }

    @Test
    void doctor_creates_no_master_key_in_place_of_a_lost_one() throws IOException, InterruptedException {
        try (HostProcess host = HostProcess.start(folder)) {
            assertThat(host.page()).as(host.output()).isPresent();
            host.kill();
        }
        Path key = folder.resolve("data/master.key");
        Files.delete(key);

        try (HostProcess doctor = HostProcess.command(folder, "doctor")) {
            assertThat(doctor.exitStatus()).isEqualTo(1);
            assertThat(doctor.output()).contains("There is no master key file");
        }
        assertThat(key).doesNotExist();
    }
}
