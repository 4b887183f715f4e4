package org.accountkit.examples.standalone;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The host as a process of its own, in a folder of its own, with default settings for what it stores. */
final class HostProcess implements AutoCloseable {

    private static final String READY = "AccountKit standalone host ready: ";

    private final Process process;
    private final StringBuilder output = new StringBuilder();
    private final Optional<URI> page;

    private HostProcess(Process process) throws IOException {
        this.process = process;
        this.page = readUntilReady(process.inputReader());
    }

    static HostProcess start(Path folder) throws IOException {
        return new HostProcess(builder(folder, StandaloneHost.class).start());
    }

    /** Starts a host that generates the password of the first administrator, and dies before it prints it. */
    static HostProcess startAndDieBeforePrinting(Path folder) throws IOException {
        ProcessBuilder builder = builder(folder, DeadBeforePrinting.class);
        builder.environment().remove("ACCOUNT_ADMIN_PASSWORD");
        return new HostProcess(builder.start());
    }

    /** Runs a command in a process of its own; returns when it has ended. */
    static HostProcess command(Path folder, String... arguments) throws IOException {
        ProcessBuilder builder = builder(folder, StandaloneHost.class);
        builder.command().addAll(List.of(arguments));
        return new HostProcess(builder.redirectErrorStream(false)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    private static ProcessBuilder builder(Path folder, Class<?> main) {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        main.getName())
                .directory(folder.toFile())
                .redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("ACCOUNT_"));
        builder.environment()
                .putAll(Map.of(
                        "ACCOUNT_PORT", "0",
                        "ACCOUNT_ADMIN_PASSWORD", TestHosts.ADMIN_PASSWORD,
                        "ACCOUNT_ARGON2", "m=64,t=1,p=1",
                        "ACCOUNT_DEV", "true"));
        return builder;
    }

    private Optional<URI> readUntilReady(BufferedReader reader) throws IOException {
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            output.append(line).append('\n');
            if (line.startsWith(READY)) {
                return Optional.of(URI.create(line.substring(READY.length())));
            }
        }
        return Optional.empty();
    }

    /** The address, if the process did not end. */
    Optional<URI> page() {
        return page;
    }

    /** What it printed before it was ready or ended. */
    String output() {
        return output.toString();
    }

    int exitStatus() throws InterruptedException {
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            throw new AssertionError("The process did not end: " + output);
        }
        return process.exitValue();
    }

    /** As {@code kill -9} does. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor(30, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
