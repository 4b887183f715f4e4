package org.accountkit.examples.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every command on a PostgreSQL, beside a host that serves the same database. */
@Tag("slow")
class CommandsOnPostgresqlTest {

    private static final String ADA =
            "{\"username\":\"ada\",\"totp\":{\"secret\":\"GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ\"}}";
    private static final String OTHER_KEY = "other:ZGVmZ2hpamtsbW5vcHFyc3R1dnd4eXp7fH1+f4CBgoM=";

    @TempDir
    Path folder;

    @Test
    void every_command_works_beside_a_running_host() {
        Map<String, String> environment = environment();
        try (StandaloneHost host = StandaloneHost.start(HostSettings.of(environment), Clock.systemUTC())) {
            HttpUser user = new HttpUser(host.page());

            run(environment, ADA, "import");
            assertThat(run(environment, "", "export").out()).contains("\"username\":\"ada\"");
            run(environment, "", "sweep");

            String password = run(environment, "", "reset-password", "ada").line();
            assertThat(user.signIn("ada", password).body()).contains("second-factor-required");
            run(environment, "", "reset-two-factor", "ada");
            assertThat(user.signIn("ada", password).body()).contains("\"username\":\"ada\"");

            for (int i = 0; i < 6; i++) {
                user.signIn("ada", "wrong");
            }
            user.signIn("ada", password).expect(429);
            run(environment, "", "unlock", "ada");
            user.signIn("ada", password).expect(200);

            String root = run(environment, "", "create-admin", "root").line();
            user.signIn("root", root).expect(200);
            String key = run(environment, "", "issue-key", "root").line();
            assertThat(run(environment, key, "whose-key").out()).contains("root");

            run(environment, "", "forget", "ada", "--yes");
            user.signIn("ada", password).expect(401);
        }
        assertThat(run(environment, "", "doctor").out()).isNotEmpty();
        environment.put("ACCOUNT_MASTER_KEY", OTHER_KEY + "," + environment.get("ACCOUNT_MASTER_KEY"));
        run(environment, "", "reseal");
        environment.put("ACCOUNT_MASTER_KEY", OTHER_KEY);
        run(environment, "", "doctor");
    }

    private Map<String, String> environment() {
        String database = "commands_" + UUID.randomUUID().toString().substring(0, 8);
        PostgresServer.shared().create(database);
        Map<String, String> environment = new HashMap<>(TestHosts.environment(folder));
        environment.put("ACCOUNT_DB_URL", PostgresServer.shared().url(0, database));
        environment.put("ACCOUNT_DB_PASSWORD", "");
        return environment;
    }

    private static CommandLineRun run(Map<String, String> environment, String input, String... arguments) {
        return CommandLineRun.of(environment, input, arguments).expect(0);
    }
}
