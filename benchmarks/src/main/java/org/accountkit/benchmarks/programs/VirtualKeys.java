package org.accountkit.benchmarks.programs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.accountkit.ApiKeys;
import org.accountkit.access.RequestOrigin;
import org.accountkit.benchmarks.BenchmarkDatabase;
import org.accountkit.benchmarks.Expected;
import org.accountkit.benchmarks.StoredKeys;
import org.accountkit.secret.Secret;

/** Authenticates API keys in a thousand virtual threads at the same time, and looks for those that pin a carrier. */
public final class VirtualKeys {

    private static final int THREADS = 1_000;
    private static final int KEYS_PER_THREAD = 20;
    private static final String PINNED = "jdk.VirtualThreadPinned";
    private static final String OURS = "org.accountkit.";
    private static final String HARNESS = "org.accountkit.benchmarks.";

    private VirtualKeys() {}

    /**
     * Prints how many requests there were a second, how often a thread was pinned, and how often in AccountKit's code.
     *
     * @param arguments none
     * @throws Exception if the database does not start, or a key is refused
     */
    public static void main(String[] arguments) throws Exception {
        try (BenchmarkDatabase database = BenchmarkDatabase.start();
                ApiKeys keys = ApiKeys.builder("ex").stores(database.stores()).build()) {
            List<Secret> presented = StoredKeys.add(database, keys);
            authenticateAll(keys, presented);
            try (Recording recording = new Recording()) {
                recording.enable(PINNED).withThreshold(Duration.ZERO).withStackTrace();
                recording.start();
                double seconds = authenticateAll(keys, presented);
                recording.stop();
                report(seconds, pinnedIn(recording));
            }
        }
    }

    private static void report(double seconds, List<RecordedEvent> pinned) {
        long ours = pinned.stream().filter(VirtualKeys::isOurs).count();
        pinned.stream().filter(VirtualKeys::isOurs).limit(3).forEach(System.out::println);
        System.out.printf("result: %.0f %d %d%n", THREADS * KEYS_PER_THREAD / seconds, pinned.size(), ours);
    }

    private static double authenticateAll(ApiKeys keys, List<Secret> presented)
            throws InterruptedException, ExecutionException, ReflectiveOperationException {
        CountDownLatch begin = new CountDownLatch(1);
        ExecutorService executor = virtualThreads();
        List<Future<?>> all = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            Secret key = presented.get(i);
            all.add(executor.submit(() -> {
                begin.await();
                authenticate(keys, key);
                return key;
            }));
        }
        long began = System.nanoTime();
        begin.countDown();
        for (Future<?> one : all) {
            one.get();
        }
        executor.shutdown();
        return (System.nanoTime() - began) / 1e9;
    }

    private static void authenticate(ApiKeys keys, Secret key) {
        for (int i = 0; i < KEYS_PER_THREAD; i++) {
            Expected.yes(keys.authenticate(key, RequestOrigin.unknown()).isPresent());
        }
    }

    /** By reflection: the module is compiled for a release without virtual threads. */
    private static ExecutorService virtualThreads() throws ReflectiveOperationException {
        return (ExecutorService)
                Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
    }

    private static List<RecordedEvent> pinnedIn(Recording recording) throws IOException {
        Path file = Files.createTempFile("virtual-threads", ".jfr");
        try {
            recording.dump(file);
            return RecordingFile.readAllEvents(file).stream()
                    .filter(event -> event.getEventType().getName().equals(PINNED))
                    .toList();
        } finally {
            Files.delete(file);
        }
    }

    private static boolean isOurs(RecordedEvent event) {
        return event.getStackTrace() != null
                && event.getStackTrace().getFrames().stream()
                        .map(frame -> frame.getMethod().getType().getName())
                        .anyMatch(name -> name.startsWith(OURS) && !name.startsWith(HARNESS));
    }
}
