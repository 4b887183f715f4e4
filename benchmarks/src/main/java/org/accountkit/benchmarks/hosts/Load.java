package org.accountkit.benchmarks.hosts;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Sends requests on some connections, each as soon as the one before it is answered, and checks every answer.
 *
 * @param port where to
 * @param requests the requests; each connection has its own share of them
 * @param connections how many connections
 * @param bytes the length that each body must have, or 0
 * @param strict whether anything but a success ends the run
 */
record Load(int port, List<byte[]> requests, int connections, int bytes, boolean strict) {

    private static final double SECOND = 1e9;

    Load(int port, List<byte[]> requests, int connections, int bytes) {
        this(port, requests, connections, bytes, true);
    }

    /** Counts the requests that were not served. */
    Load whateverTheyAnswer() {
        return new Load(port, requests, connections, bytes, false);
    }

    /**
     * What came out.
     *
     * @param latencies how long each request took
     * @param notServed how many of them were not served
     * @param seconds how long all of them took
     */
    record Outcome(Latencies latencies, int notServed, double seconds) {

        double rate() {
            return (latencies.count() - notServed) / seconds;
        }
    }

    Outcome run(Duration time) throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(connections);
        try {
            long began = System.nanoTime();
            AtomicInteger notServed = new AtomicInteger();
            List<Future<Latencies>> parts = new ArrayList<>();
            for (int i = 0; i < connections; i++) {
                int first = i;
                parts.add(threads.submit(() -> sendUntil(began + time.toNanos(), first, notServed)));
            }
            Latencies all = new Latencies();
            for (Future<Latencies> part : parts) {
                all.addAll(part.get());
            }
            return new Outcome(all, notServed.get(), (System.nanoTime() - began) / SECOND);
        } finally {
            threads.shutdownNow();
        }
    }

    private Latencies sendUntil(long end, int first, AtomicInteger notServed) throws IOException {
        Latencies latencies = new Latencies();
        while (System.nanoTime() < end) {
            try (Connection connection = new Connection(port)) {
                sendOn(connection, end, first, latencies, notServed);
            } catch (IOException e) {
                if (strict) {
                    throw e;
                }
                notServed.incrementAndGet();
            }
        }
        return latencies;
    }

    private void sendOn(Connection connection, long end, int first, Latencies latencies, AtomicInteger notServed)
            throws IOException {
        for (int i = first; System.nanoTime() < end; i += connections) {
            Answer answer = connection.send(requests.get(i % requests.size()));
            latencies.add(answer.nanos());
            if (!isServed(answer)) {
                notServed.incrementAndGet();
            }
        }
    }

    private boolean isServed(Answer answer) {
        boolean served = answer.isOk() && (bytes == 0 || answer.bytes() == bytes);
        if (!served && strict) {
            throw new IllegalStateException("The host answered " + answer);
        }
        return served;
    }
}
