package org.accountkit.examples.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hosts as processes of their own. */
class HostProcessTest {

    private static final String NEW_PASSWORD = "a password that nobody has guessed yet";

    @TempDir
    Path folder;

    @Test
    @Tag("A90")
    void a90ASecondHostOnOneFolderIsRefusedInOneSentence() throws IOException, InterruptedException {
        try (HostProcess first = HostProcess.start(folder);
                HostProcess second = HostProcess.start(folder)) {
            assertThat(first.page()).as(first.output()).isPresent();
            assertThat(second.page()).isEmpty();
            assertThat(second.exitStatus()).isEqualTo(1);
            assertThat(second.output().lines())
                    .containsExactly(
                            "AccountKit standalone host failed to start: The database file is in use by another"
                                    + " process: stop that one first. Several hosts on one database need PostgreSQL or"
                                    + " MariaDB (ACCOUNT_DB_URL).");
        }
    }

    @Test
    @Tag("A63")
    void a63WhatWasAcknowledgedSurvivesAKill() throws IOException, InterruptedException {
        HttpUser admin;
        try (HostProcess host = HostProcess.start(folder)) {
            admin = new HttpUser(address(host));
            admin.signIn("admin", TestHosts.ADMIN_PASSWORD).expect(200);
            admin.send(
                            "PUT",
                            "api/me/password",
                            "{\"currentPassword\":\"%s\",\"newPassword\":\"%s\"}"
                                    .formatted(TestHosts.ADMIN_PASSWORD, NEW_PASSWORD))
                    .expect(200);
            host.kill();
        }
        try (HostProcess host = HostProcess.start(folder)) {
            HttpUser again = admin.at(address(host));
            again.get("api/session").expect(200);
            again.signIn("admin", TestHosts.ADMIN_PASSWORD).expect(401);
            again.signIn("admin", NEW_PASSWORD).expect(200);
        }
        assertThat(Files.exists(folder.resolve("data/account.trace.db"))).isFalse();
    }

    private static URI address(HostProcess host) {
        return host.page().orElseThrow(() -> new AssertionError(host.output()));
    }
}
