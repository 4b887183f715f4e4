package org.accountkit.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A MariaDB of the machine's own, with empty data. */
final class MariaDb implements AutoCloseable {

    private static final int START_SECONDS = 60;

    private final Process server;
    private final int port;

    private MariaDb(Process server, int port) {
        this.server = server;
        this.port = port;
    }

    static MariaDb start() {
        try {
            Path folder = Files.createTempDirectory("accountkit-mariadb");
            String data = "--datadir=" + folder.resolve("data");
            Process install = run(
                    folder, "mariadb-install-db", data, "--skip-test-db", "--auth-root-authentication-method=normal");
            assertThat(install.waitFor()).as(folder.toString()).isZero();
            int port = freePort();
            Process process = run(
                    folder,
                    "mariadbd",
                    data,
                    "--socket=" + folder.resolve("socket"),
                    "--pid-file=" + folder.resolve("pid"),
                    "--bind-address=127.0.0.1",
                    "--port=" + port,
                    "--innodb-flush-log-at-trx-commit=2",
                    "--innodb-buffer-pool-size=64M");
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
            awaitAnswer(process, port);
            return new MariaDb(process, port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    String url() {
        return "jdbc:mariadb://127.0.0.1:" + port + "/account?user=root&sslMode=disable&createDatabaseIfNotExist=true";
    }

    @Override
    public void close() {
        server.destroy();
    }

    private static Process run(Path folder, String program, String... options) throws IOException {
        List<String> line = Stream.concat(
                        Stream.of(
                                find(program).toString(), "--no-defaults", "--user=" + System.getProperty("user.name")),
                        Arrays.stream(options))
                .toList();
        return new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()))
                .start();
    }

    private static Path find(String program) {
        Optional<Path> found = Stream.concat(
                        Arrays.stream(System.getenv("PATH").split(":", -1)), Stream.of("/usr/sbin"))
                .map(place -> Path.of(place).resolve(program))
                .filter(Files::isExecutable)
                .findFirst();
        boolean required = "true".equals(System.getenv("ACCOUNT_CI"));
        assumeTrue(required || found.isPresent(), program + " is not installed");
        return found.orElseThrow(() -> new AssertionError(program + " is not installed"));
    }

    private static void awaitAnswer(Process process, int port) throws InterruptedException {
        for (int i = 0; i < START_SECONDS * 10 && process.isAlive(); i++) {
            if (answers(port)) {
                return;
            }
            process.waitFor(100, TimeUnit.MILLISECONDS);
        }
        throw new AssertionError("mariadbd does not answer");
    }

    private static boolean answers(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
