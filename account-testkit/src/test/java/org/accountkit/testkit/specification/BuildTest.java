package org.accountkit.testkit.specification;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.accountkit.AccountServices;
import org.accountkit.AccountStores;
import org.accountkit.testkit.InMemoryStores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What building the services leaves undone until the first request, so that a host starts fast and without a database. */
class BuildTest {

    private static final List<String> INPUT_AND_OUTPUT =
            List.of("jdk.FileRead", "jdk.FileWrite", "jdk.SocketRead", "jdk.SocketWrite");

    @TempDir
    private Path folder;

    @Test
    void asksNoStore() {
        List<String> calls = Collections.synchronizedList(new ArrayList<>());
        Interception noting = (method, store) -> {
            calls.add(method.getDeclaringClass().getSimpleName() + '.' + method.getName());
            return store.proceed();
        };
        try (AccountServices services = build(noting.of(new InMemoryStores()))) {
            assertThat(services.realm()).isNotNull();
            assertThat(calls).isEmpty();
        }
    }

    @Test
    void readsAndWritesNothing() throws IOException {
        AccountStores stores = new InMemoryStores();
        try (Recording recording = new Recording()) {
            INPUT_AND_OUTPUT.forEach(event ->
                    recording.enable(event).withThreshold(Duration.ZERO).withStackTrace());
            recording.start();
            build(stores).close();
            recording.stop();
            recording.dump(folder.resolve("build.jfr"));
        }

        assertThat(RecordingFile.readAllEvents(folder.resolve("build.jfr")))
                .filteredOn(BuildTest::isOurs)
                .isEmpty();
    }

    private static AccountServices build(AccountStores stores) {
        return AccountServices.builder()
                .stores(stores)
                .masterKeys(World.MASTER_KEYS)
                .productName(World.PRODUCT)
                .tokenPrefix("ex")
                .sweepOnDemand()
                .forTests()
                .build();
    }

    /** Whether we caused it, and not the class loader. Random numbers come from a device. */
    private static boolean isOurs(RecordedEvent event) {
        if (event.hasField("path") && event.getString("path").startsWith("/dev/")) {
            return false;
        }
        List<String> callers = event.getStackTrace().getFrames().stream()
                .map(frame -> frame.getMethod().getType().getName()
                        + '.'
                        + frame.getMethod().getName())
                .toList();
        return callers.stream().anyMatch(caller -> caller.equals(BuildTest.class.getName() + ".build"))
                && callers.stream().noneMatch(caller -> caller.endsWith(".loadClass"));
    }
}
