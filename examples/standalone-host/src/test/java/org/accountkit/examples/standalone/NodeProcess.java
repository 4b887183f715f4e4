package org.accountkit.examples.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A {@link NodeMain}, as the process that started it sees it. */
final class NodeProcess implements AutoCloseable {

    private static final List<String> JVM = List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-Xshare:auto",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            NodeMain.class.getName());

    private final Process process;
    private final BufferedReader answers;
    private final PrintStream commands;
    private final Path log;
    private Optional<String> greeting = Optional.empty();

    private NodeProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
        this.answers = process.inputReader(UTF_8);
        this.commands = new PrintStream(process.getOutputStream(), true, UTF_8);
    }

    /** Does not wait until the node is ready. */
    static NodeProcess launch(
            Path folder, String databaseUrl, Instant time, Duration offset, Map<String, String> settings) {
        Path log = folder.resolve("node-" + System.nanoTime() + ".log");
        ProcessBuilder builder =
                new ProcessBuilder(JVM).directory(folder.toFile()).redirectError(log.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("ACCOUNT_"));
        builder.environment().putAll(TestHosts.environment(folder));
        builder.environment()
                .putAll(Map.of(
                        "ACCOUNT_DB_URL",
                        databaseUrl,
                        "ACCOUNT_DB_PASSWORD",
                        "",
                        "ACCOUNT_TRUSTED_PROXIES",
                        "127.0.0.1",
                        "ACCOUNT_API_KEYS",
                        "5",
                        NodeMain.TIME,
                        time.toString(),
                        NodeMain.OFFSET,
                        offset.toString()));
        builder.environment().putAll(settings);
        try {
            return new NodeProcess(builder.start(), log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until the node is ready, or has failed to start. */
    synchronized String greeting() {
        if (greeting.isEmpty()) {
            greeting = Optional.of(read());
        }
        return greeting.get();
    }

    URI page() {
        String said = greeting();
        if (!said.startsWith("ready ")) {
            throw new AssertionError(said + '\n' + output());
        }
        return URI.create(said.substring("ready ".length()));
    }

    /** Sends a command and waits for its answer. */
    synchronized String ask(String command) {
        page();
        commands.println(command);
        return read();
    }

    private String read() {
        try {
            String line = answers.readLine();
            if (line == null) {
                throw new NodeGoneException(output());
            }
            return line;
        } catch (IOException e) {
            throw new NodeGoneException(output());
        }
    }

    /** As {@code kill -9} does, without waiting for a command under way. */
    void kill() {
        process.destroyForcibly();
        try {
            process.waitFor(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    String output() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            return "The node left no log.";
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    /** The node ended before it answered: what was asked of it may or may not have happened. */
    static final class NodeGoneException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        NodeGoneException(String output) {
            super(output);
        }
    }
}
