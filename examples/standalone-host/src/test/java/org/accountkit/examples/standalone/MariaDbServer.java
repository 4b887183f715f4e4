package org.accountkit.examples.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A process of mariadbd with a folder of its own, alone or in a cluster. It ends with the JVM. */
final class MariaDbServer {

    private static final int START_SECONDS = 90;

    private final Path folder;
    private final List<String> options;
    final int port = Ports.free();
    private Optional<Process> process = Optional.empty();

    MariaDbServer(Path folder, List<String> options) throws IOException, InterruptedException {
        this.folder = Files.createDirectories(folder);
        this.options = List.copyOf(options);
        own(folder);
        run(List.of(
                MariaDbPrograms.installer(),
                "--no-defaults",
                "--auth-root-authentication-method=normal",
                "--skip-test-db",
                "--datadir=" + data()));
    }

    /** A server that runs as root would have no right to copy its data to another one. */
    private static void own(Path folder) throws IOException, InterruptedException {
        if (MariaDbPrograms.asRoot()
                && new ProcessBuilder("chown", "mysql", folder.toString())
                                .start()
                                .waitFor()
                        != 0) {
            throw new AssertionError("There is no account mysql.");
        }
    }

    void start(String... more) {
        List<String> line = new ArrayList<>(List.of(
                MariaDbPrograms.server(),
                "--no-defaults",
                "--datadir=" + data(),
                "--socket=" + folder.resolve("socket"),
                "--pid-file=" + folder.resolve("pid"),
                "--bind-address=127.0.0.1",
                "--port=" + port,
                "--innodb-flush-log-at-trx-commit=2",
                "--innodb-buffer-pool-size=48M",
                "--max-connections=200"));
        line.addAll(options);
        line.addAll(List.of(more));
        try {
            Process started = launch(line);
            Runtime.getRuntime().addShutdownHook(new Thread(started::destroyForcibly));
            process = Optional.of(started);
            awaitReady(started);
        } catch (IOException e) {
            throw new AssertionError(log(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void awaitReady(Process started) throws InterruptedException {
        for (int i = 0; i < START_SECONDS * 10 && started.isAlive(); i++) {
            if (isReady()) {
                return;
            }
            started.waitFor(100, TimeUnit.MILLISECONDS);
        }
        throw new AssertionError("mariadbd does not answer: " + log());
    }

    private boolean isReady() {
        try (Connection connection = DriverManager.getConnection(url("mysql"));
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select variable_value from information_schema.global_status"
                        + " where variable_name = 'wsrep_ready'")) {
            return !options.contains("--wsrep-on=ON")
                    || (rows.next() && rows.getString(1).equals("ON"));
        } catch (SQLException e) {
            return false;
        }
    }

    String url(String database) {
        return "jdbc:mariadb://127.0.0.1:" + port + '/' + database + "?user=root&sslMode=disable&connectTimeout=2000";
    }

    void kill() {
        Process running = process.orElseThrow();
        running.destroyForcibly();
        try {
            running.waitFor(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void run(List<String> line) throws IOException, InterruptedException {
        if (launch(line).waitFor() != 0) {
            throw new AssertionError("mariadb-install-db failed: " + log());
        }
    }

    private Process launch(List<String> line) throws IOException {
        List<String> whole = new ArrayList<>(line);
        if (MariaDbPrograms.asRoot()) {
            whole.add("--user=mysql");
        }
        return new ProcessBuilder(whole)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolveSibling(folder.getFileName() + ".log").toFile()))
                .start();
    }

    private Path data() {
        return folder.resolve("data");
    }

    private String log() {
        try {
            return Files.readString(folder.resolveSibling(folder.getFileName() + ".log"));
        } catch (IOException e) {
            return "It has no log.";
        }
    }
}
