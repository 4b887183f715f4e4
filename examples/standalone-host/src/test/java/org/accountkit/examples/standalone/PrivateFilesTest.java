package org.accountkit.examples.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Map;
import java.util.stream.Stream;
import org.accountkit.secret.MasterKeys;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a host with default settings stores, and who can use it. */
@Tag("A90")
class PrivateFilesTest {

    @TempDir
    Path parent;

    private Path data;

    @BeforeEach
    void requirePermissions() {
        assumeTrue(OwnerOnly.isSupported(), "this file system has no POSIX permissions");
        data = parent.resolve("data");
    }

    private HostSettings settings(Map<String, String> more) {
        Map<String, String> environment = TestHosts.environment(parent);
        environment.keySet().removeIf(name -> name.startsWith("ACCOUNT_DB_") || name.equals("ACCOUNT_MASTER_KEY"));
        environment.putAll(more);
        return HostSettings.of(environment, data);
    }

    private StandaloneHost start() {
        return StandaloneHost.start(settings(Map.of()), Clock.systemUTC());
    }

    @Test
    void a90OnlyTheirOwnerCanUseThem() throws IOException {
        requireOwnerOnly();
    }

    private void requireOwnerOnly() throws IOException {
        try (StandaloneHost host = start()) {
            new HttpUser(host.page()).signIn("admin", TestHosts.ADMIN_PASSWORD).expect(200);

            assertThat(permissions(data)).isEqualTo("rwx------");
            try (Stream<Path> files = Files.list(data)) {
                assertThat(files)
                        .extracting(file -> file.getFileName() + " " + permissions(file))
                        .containsExactlyInAnyOrder(
                                "account.mv.db rw-------", "master.key rw-------", "database.password rw-------");
            }
        }
    }

    @Test
    void a90NobodyConnectsWithoutThePassword() {
        requirePassword();
    }

    private void requirePassword() {
        String url = settings(Map.of()).databaseUrl();
        try (StandaloneHost host = start()) {
            assertThat(host.page()).isNotNull();
            assertThatThrownBy(() -> DriverManager.getConnection(url, "", ""))
                    .isInstanceOfSatisfying(
                            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("28000"));
        }
    }

    @Test
    void a90ADatabaseOfAnEarlierVersionGetsAPassword() throws IOException, SQLException {
        Files.createDirectory(data, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        String old = "jdbc:h2:file:" + data.resolve("account") + ";WRITE_DELAY=0;AUTO_SERVER=TRUE";
        try (Connection connection = DriverManager.getConnection(old, "", "")) {
            connection.createStatement().execute("create table something(id int)");
        }
        assertThat(permissions(data.resolve("account.mv.db"))).isEqualTo("rw-r--r--");

        start().close();
        requireOwnerOnly();
        requirePassword();
    }

    @Test
    void a90AnOperatorsFileGetsThePasswordThatIsSet() throws SQLException {
        String url = "jdbc:h2:file:" + data.resolve("own");
        DriverManager.getConnection(url, "sa", "").close();
        HostSettings withPassword = settings(
                Map.of("ACCOUNT_DB_URL", url, "ACCOUNT_DB_USER", "sa", "ACCOUNT_DB_PASSWORD", "it's \"quoted\""));
        StandaloneHost.start(withPassword, Clock.systemUTC()).close();

        assertThatThrownBy(() -> DriverManager.getConnection(url, "sa", "")).isInstanceOf(SQLException.class);
        assertThat(permissions(data.resolve("own.mv.db"))).isEqualTo("rw-------");
    }

    @Test
    void a90AnOperatorsFileWithoutAPasswordGetsAGeneratedOne() throws IOException {
        String url = "jdbc:h2:file:" + data.resolve("own") + ";WRITE_DELAY=0";
        HostSettings withoutPassword = settings(Map.of("ACCOUNT_DB_URL", url));

        StandaloneHost.start(withoutPassword, Clock.systemUTC()).close();
        StandaloneHost.start(withoutPassword, Clock.systemUTC()).close();

        assertThatThrownBy(() -> DriverManager.getConnection(url, "", "")).isInstanceOf(SQLException.class);
        assertThat(permissions(data)).isEqualTo("rwx------");
        assertThat(permissions(data.resolve("database.password"))).isEqualTo("rw-------");
    }

    @Test
    void a90AnH2ServerNeedsAPassword() {
        HostSettings server = settings(Map.of("ACCOUNT_DB_URL", "jdbc:h2:tcp://localhost/account"));

        assertThatThrownBy(() -> StandaloneHost.start(server, Clock.systemUTC()))
                .isInstanceOf(StartFailure.class)
                .hasMessageStartingWith("ACCOUNT_DB_PASSWORD is missing");
    }

    @Test
    void a90AWrongPasswordIsReportedInOneSentence() throws IOException {
        start().close();
        Files.writeString(data.resolve("database.password"), "another");

        assertThatThrownBy(this::start).isInstanceOf(StartFailure.class).hasMessageContaining("data/database.password");
    }

    @Test
    void a90WiderPermissionsAreTakenAway() throws IOException {
        start().close();
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxrwxr-x"));
        Files.setPosixFilePermissions(data.resolve("master.key"), PosixFilePermissions.fromString("rw-r--r--"));
        Files.setPosixFilePermissions(data.resolve("account.mv.db"), PosixFilePermissions.fromString("rw-rw-r--"));

        requireOwnerOnly();
    }

    @Test
    void a90WhatAnyoneMayHaveWrittenIsRefused() throws IOException {
        Files.createDirectory(data);
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxrwxrwx"));

        assertThatThrownBy(this::start).isInstanceOf(StartFailure.class).hasMessageContaining("Any account can write");
        assertThat(data).isEmptyDirectory();
    }

    @Test
    void a90AnOperatorsFolderThatAnyoneCanWriteToIsRefused() throws IOException {
        Files.createDirectory(data);
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxrwxrwx"));
        HostSettings settings = settings(
                Map.of("ACCOUNT_DB_URL", "jdbc:h2:" + data.resolve("own"), "ACCOUNT_DB_PASSWORD", "anything at all"));

        assertThatThrownBy(() -> StandaloneHost.start(settings, Clock.systemUTC()))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("Any account can write");
    }

    @Test
    void a90ALinkIsRefused() throws IOException {
        Files.createDirectory(data);
        Path elsewhere = Files.createFile(parent.resolve("elsewhere"));
        Files.createSymbolicLink(data.resolve("master.key"), elsewhere);

        assertThatThrownBy(this::start).isInstanceOf(StartFailure.class).hasMessageContaining("symbolic link");
        assertThat(elsewhere).isEmptyFile();
    }

    @Test
    void a90WhatBelongsToAnotherAccountIsRefused() throws IOException {
        start().close();
        Path key = data.resolve("master.key");
        assumeTrue(canGiveAway(key), "only root can give a file to another account");

        assertThatThrownBy(this::start).isInstanceOf(StartFailure.class).hasMessageContaining("another account");
    }

    private static boolean canGiveAway(Path file) {
        try {
            Files.setAttribute(file, "unix:uid", 12345);
            return true;
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }

    @Test
    void severalProcessesGenerateOneKey() throws IOException {
        Path key = data.resolve("master.key");
        MasterKeys first = new MasterKeyFile(key).readOrCreate();

        assertThatCode(() -> new MasterKeyFile(key).readOrCreate()).doesNotThrowAnyException();
        assertThat(Files.readString(key)).startsWith(first.sealingId() + ":");
        try (Stream<Path> files = Files.list(data)) {
            assertThat(files).containsExactly(key);
        }
    }

    private static String permissions(Path path) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
