package org.accountkit.examples.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Three nodes, each a process of its own, that were started at once on an empty database. The clock of the first is 20
 * seconds late, that of the last 20 seconds early.
 */
final class Nodes implements AutoCloseable {

    static final int NUMBER = 3;

    private static final List<Duration> OFFSETS =
            List.of(Duration.ofSeconds(-20), Duration.ZERO, Duration.ofSeconds(20));

    private final SharedDatabase database;
    private final String name = "nodes_" + UUID.randomUUID().toString().replace("-", "");
    private final Map<String, String> settings;
    private final Path folder;
    private final NodeProcess[] nodes;
    private final ExecutorService threads = Executors.newFixedThreadPool(NUMBER);
    private Instant time = Instant.now();

    private Nodes(SharedDatabase database, Map<String, String> settings) {
        this.database = database;
        this.settings = settings;
        try {
            folder = Files.createTempDirectory("accountkit-nodes");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        database.create(name);
        nodes = IntStream.range(0, NUMBER).mapToObj(this::launch).toArray(NodeProcess[]::new);
    }

    /** Does not wait until they are ready. */
    static Nodes launchOn(SharedDatabase database) {
        return launchOn(database, Map.of());
    }

    /** With other settings than usual, by the names of the environment. */
    static Nodes launchOn(SharedDatabase database, Map<String, String> settings) {
        return new Nodes(database, settings);
    }

    NodeProcess launch(int number) {
        return NodeProcess.launch(folder, database.url(number, name), time, OFFSETS.get(number), settings);
    }

    NodeProcess node(int number) {
        return nodes[number];
    }

    void replace(int number, NodeProcess next) {
        nodes[number] = next;
    }

    SharedDatabase database() {
        return database;
    }

    /** The settings of one more host on the same database. */
    HostSettings settings() {
        return TestHosts.settings(
                folder, "ACCOUNT_DB_URL", database.url(0, name), "ACCOUNT_DB_PASSWORD", "", "ACCOUNT_API_KEYS", "5");
    }

    /** The right time, which only the second node knows. */
    Instant time() {
        return time;
    }

    void advance(Duration duration) {
        time = time.plus(duration);
        askAll(node -> "clock " + time);
    }

    /** Sends a command to all nodes at the same time. */
    List<String> askAll(Function<Integer, String> command) {
        return atAll(number -> nodes[number].ask(command.apply(number)));
    }

    /** Does something at all nodes at the same time. */
    <T> List<T> atAll(Function<Integer, T> work) {
        List<Callable<T>> calls = IntStream.range(0, NUMBER)
                .<Callable<T>>mapToObj(number -> () -> work.apply(number))
                .toList();
        try {
            return threads.invokeAll(calls).stream().map(Nodes::result).toList();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static <T> T result(Future<T> result) {
        try {
            return result.get();
        } catch (ExecutionException e) {
            throw new AssertionError("A node failed: " + e.getCause(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    HttpUser visitor(int node) {
        return new HttpUser(nodes[node].page());
    }

    @Override
    public void close() {
        List.of(nodes).forEach(NodeProcess::close);
        threads.shutdownNow();
    }
}
