package org.accountkit.testkit.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.accountkit.AccountServices;
import org.accountkit.secret.MasterKeys;
import org.accountkit.secret.Secret;
import org.accountkit.testkit.InMemoryStores;
import org.junit.jupiter.api.Test;

/** The thread of services for which the host has no executor. */
class OwnThreadTest {

    private static final String NAME = "accountkit-housekeeping";

    @Test
    void isADaemonAndEndsWithTheServices() throws InterruptedException {
        Set<Thread> before = Set.copyOf(threads());
        AccountServices services = AccountServices.builder()
                .stores(new InMemoryStores())
                .masterKeys(MasterKeys.of("test", Secret.ofText("0123456789abcdef0123456789abcdef")))
                .productName("Example Console")
                .tokenPrefix("ex")
                .forTests()
                .build();
        List<Thread> own =
                threads().stream().filter(thread -> !before.contains(thread)).toList();

        services.close();

        assertThat(own).isNotEmpty().allMatch(Thread::isDaemon);
        for (Thread thread : own) {
            thread.join(Duration.ofSeconds(10).toMillis());
        }
        assertThat(own).noneMatch(Thread::isAlive);
    }

    private static List<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals(NAME))
                .toList();
    }
}
