package org.accountkit.benchmarks.hosts;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A host in a process of its own. It is ready when it prints its address. */
final class HostProcess implements AutoCloseable {

    private static final Pattern READY = Pattern.compile("ready: http://[^:]+:(\\d+)/");
    private static final int MOST_SECONDS_TO_READY = 300;
    private static final int MOST_SECONDS_TO_END = 120;
    private static final int MOST_OUTPUT = 100_000;

    private final Process process;
    private final StringBuilder output = new StringBuilder();
    private final CompletableFuture<Integer> ready = new CompletableFuture<>();
    private final int port;
    private final Duration timeToReady;

    private HostProcess(List<String> command, Map<String, String> environment, Path folder) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        long began = System.nanoTime();
        process = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        Thread reader = new Thread(this::read, "output of " + process.pid());
        reader.setDaemon(true);
        reader.start();
        port = awaitReady();
        timeToReady = Duration.ofNanos(System.nanoTime() - began);
    }

    static HostProcess start(List<String> command, Map<String, String> environment, Path folder) throws IOException {
        return new HostProcess(command, environment, folder);
    }

    private int awaitReady() {
        try {
            return ready.get(MOST_SECONDS_TO_READY, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            process.destroyForcibly();
            throw new IllegalStateException("The host did not start:\n" + output(), e);
        }
    }

    private void read() {
        try (BufferedReader lines = process.inputReader()) {
            lines.lines().forEach(this::note);
        } catch (IOException | UncheckedIOException e) {
            note(e.toString());
        }
        ready.completeExceptionally(new IllegalStateException("The process ended."));
    }

    private void note(String line) {
        synchronized (output) {
            if (output.length() < MOST_OUTPUT) {
                output.append(line).append('\n');
            }
        }
        Matcher address = READY.matcher(line);
        if (address.find()) {
            ready.complete(Integer.valueOf(address.group(1)));
        }
    }

    int port() {
        return port;
    }

    long pid() {
        return process.pid();
    }

    double secondsToReady() {
        return timeToReady.toNanos() / 1e9;
    }

    ProcessStatus status() throws IOException {
        return ProcessStatus.of(process.pid());
    }

    String output() {
        synchronized (output) {
            return output.toString();
        }
    }

    /** Ends the process as an operator would, so that it can finish its work. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(MOST_SECONDS_TO_END, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
