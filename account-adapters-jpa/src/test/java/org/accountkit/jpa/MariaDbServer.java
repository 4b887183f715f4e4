package org.accountkit.jpa;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/**
 * A MariaDB of the machine's own, with empty data, that ends with the JVM. Where it is not installed the test is
 * skipped with the reason; under ACCOUNT_CI it fails.
 */
final class MariaDbServer {

    private static final int START_SECONDS = 60;

    private final Path folder;
    private final int port;

    private MariaDbServer(Path folder, int port) {
        this.folder = folder;
        this.port = port;
    }

    /** The JDBC address of an empty database on a server that was started for it. */
    static String start() {
        Path server = program("mariadbd");
        Path installer = program("mariadb-install-db");
        try {
            MariaDbServer started = new MariaDbServer(Files.createTempDirectory("accountkit-mariadb"), freePort());
            started.install(installer);
            started.launch(server);
            return "jdbc:mariadb://127.0.0.1:" + started.port
                    + "/account?user=root&sslMode=disable&createDatabaseIfNotExist=true";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void install(Path installer) throws IOException, InterruptedException {
        Process process =
                process(installer, "--auth-root-authentication-method=normal", "--skip-test-db", "--datadir=" + data());
        if (process.waitFor() != 0) {
            throw new AssertionFailedError("mariadb-install-db failed: " + Files.readString(log()));
        }
    }

    /** Tests need no durable data, so commits do not wait for the disk. */
    private void launch(Path server) throws IOException, InterruptedException {
        Process process = process(
                server,
                "--datadir=" + data(),
                "--socket=" + folder.resolve("socket"),
                "--pid-file=" + folder.resolve("pid"),
                "--bind-address=127.0.0.1",
                "--port=" + port,
                "--innodb-flush-log-at-trx-commit=2",
                "--innodb-buffer-pool-size=64M");
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        for (int i = 0; i < START_SECONDS * 10 && process.isAlive(); i++) {
            if (answers()) {
                return;
            }
            process.waitFor(100, TimeUnit.MILLISECONDS);
        }
        throw new AssertionFailedError("mariadbd does not answer: " + Files.readString(log()));
    }

    private Process process(Path program, String... options) throws IOException {
        List<String> line = new ArrayList<>(List.of(program.toString(), "--no-defaults"));
        line.addAll(List.of(options));
        if (System.getProperty("user.name").equals("root")) {
            line.add("--user=root");
        }
        return new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                .start();
    }

    private boolean answers() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    private Path data() {
        return folder.resolve("data");
    }

    private Path log() {
        return folder.resolve("log");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static Path program(String name) {
        return Stream.concat(Arrays.stream(System.getenv("PATH").split(":", -1)), Stream.of("/usr/sbin"))
                .map(place -> Path.of(place).resolve(name))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> missing(name + " is not installed"));
    }

    private static RuntimeException missing(String reason) {
        if ("true".equals(System.getenv("ACCOUNT_CI"))) {
            throw new AssertionFailedError(reason);
        }
        return new TestAbortedException(reason);
    }
}
