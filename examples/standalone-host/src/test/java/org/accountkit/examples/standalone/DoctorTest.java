package org.accountkit.examples.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands that look after the whole database. */
class DoctorTest {

    private static final String OTHER_KEY = "HwECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

    @TempDir
    Path folder;

    private Map<String, String> environment = Map.of();

    @BeforeEach
    void prepareEnvironment() {
        environment = new HashMap<>(TestHosts.environment(folder));
    }

    private void startHostOnce() {
        StandaloneHost.start(HostSettings.of(environment), Clock.systemUTC()).close();
    }

    private CommandLineRun run(String... arguments) {
        return CommandLineRun.of(environment, "", arguments);
    }

    @Test
    void a_healthy_host_passes_each_check() {
        startHostOnce();

        CommandLineRun healthy = run("doctor").expect(0);

        assertThat(healthy.out().lines()).hasSize(4).allMatch(line -> line.startsWith("ok      "));
        assertThat(run("doctor", "--json").expect(0).expectJson().out())
                .contains("\"healthy\":true", "\"check\":\"settings\"");
    }

    @Test
    void a_missing_database_is_named_and_not_created() {
        assertThat(run("doctor").expect(1).out()).contains("problem database", "start the host once");
        assertThat(run("sweep").expect(1).err()).contains("start the host once");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void a_wrong_master_key_is_named() {
        startHostOnce();
        environment.put("ACCOUNT_MASTER_KEY", "test:" + OTHER_KEY);

        CommandLineRun sick = run("doctor", "--json").expect(1).expectJson();

        assertThat(sick.out()).contains("\"healthy\":false", "Master key 'test' is not the one");
        assertThat(run("doctor").out()).contains("ok      settings", "problem stores, master keys");
        assertThat(run("unlock", "admin").expect(1).err()).contains("Master key 'test' is not the one");
    }

    @Test
    void an_unreadable_setting_is_named() {
        environment.put("ACCOUNT_API_KEYS", "many");

        assertThat(run("doctor").expect(1).out()).contains("problem settings", "ACCOUNT_API_KEYS cannot be read");
    }

    @Test
    void reseal_moves_secrets_to_the_first_key_and_names_those_that_are_no_longer_needed() {
        startHostOnce();
        CommandLineRun.of(
                        environment,
                        "{\"username\":\"ada\",\"totp\":{\"secret\":\"GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ\"}}",
                        "import")
                .expect(0);
        environment.put("ACCOUNT_MASTER_KEY", "next:" + OTHER_KEY + "," + environment.get("ACCOUNT_MASTER_KEY"));

        CommandLineRun done = run("reseal", "--json").expect(0).expectJson();

        assertThat(done.member("resealed")).isEqualTo("1");
        assertThat(done.out()).contains("\"retiredKeys\":[\"test\"]");
        assertThat(run("reseal").expect(0).out()).startsWith("Resealed 0 of ");
    }

    @Test
    void sweep_says_how_many_rows_it_deleted() {
        startHostOnce();

        assertThat(run("sweep").expect(0).out()).isEqualTo("Deleted 0 rows." + System.lineSeparator());
        assertThat(run("sweep", "--json").expect(0).expectJson().member("deleted"))
                .isEqualTo("0");
    }
}
