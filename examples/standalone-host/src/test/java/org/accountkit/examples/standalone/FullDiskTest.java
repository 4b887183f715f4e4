package org.accountkit.examples.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that fills up under a running host, and has space again later. */
@Tag("A63")
class FullDiskTest {

    @TempDir
    Path folder;

    private StandaloneHost host;

    @BeforeEach
    void start() {
        HostSettings given = TestHosts.settings(folder);
        host = StandaloneHost.start(onFullDisk(given, FullDisk.url(folder.resolve("account"))), Clock.systemUTC());
    }

    @AfterEach
    void stop() {
        FullDisk.IS_FULL.set(false);
        host.close();
    }

    @Test
    void a63AnswersUnavailableWhileItLastsAndRecovers() {
        HttpUser admin = new HttpUser(host.page());
        admin.signIn("admin", TestHosts.ADMIN_PASSWORD).expect(200);

        FullDisk.IS_FULL.set(true);
        List<Integer> meanwhile = signInsOf(admin, 3);
        FullDisk.IS_FULL.set(false);
        List<Integer> afterwards = signInsOf(admin, 4);

        assertThat(meanwhile).containsOnly(503);
        assertThat(afterwards.subList(1, 4)).containsOnly(200);
    }

    private static List<Integer> signInsOf(HttpUser user, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> user.signIn("admin", TestHosts.ADMIN_PASSWORD).status())
                .collect(ArrayList::new, List::add, List::addAll);
    }

    private static HostSettings onFullDisk(HostSettings given, String url) {
        return new HostSettings(
                given.port(),
                given.exposure(),
                url,
                given.databaseUser(),
                given.databasePassword(),
                given.masterKeys(),
                given.dataFolder(),
                given.adminPassword(),
                given.argon2(),
                given.mode(),
                given.publicOrigin(),
                given.trustedProxies(),
                given.allowedOrigins(),
                given.apiKeys(),
                given.passwordReset(),
                given.restoredAt(),
                given.limits(),
                given.auditRetention());
    }
}
