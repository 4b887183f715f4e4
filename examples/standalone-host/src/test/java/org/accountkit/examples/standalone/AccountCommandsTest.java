package org.accountkit.examples.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands that concern one user. */
class AccountCommandsTest {

    private static final String NEW_PASSWORD = "a password that nobody has guessed yet";

    @TempDir
    Path folder;

    private Map<String, String> environment = Map.of();

    @BeforeEach
    void startHostOnce() {
        environment = TestHosts.environment(folder);
        host().close();
    }

    private StandaloneHost host() {
        return StandaloneHost.start(HostSettings.of(environment), Clock.systemUTC());
    }

    private CommandLineRun run(String... arguments) {
        return CommandLineRun.of(environment, "", arguments);
    }

    @Test
    void create_admin_prints_a_generated_password_that_must_be_changed() {
        CommandLineRun created = run("create-admin", "root").expect(0);

        assertThat(created.out().lines()).hasSize(1);
        assertThat(created.err()).contains("must be changed at the first sign-in");
        assertThat(signIn("root", created.line())).contains("\"passwordChangeRequired\":true");
    }

    @Test
    void create_admin_takes_a_password_from_a_file_or_the_input() throws IOException {
        Path file = Files.writeString(folder.resolve("password"), NEW_PASSWORD + "\n");

        CommandLineRun first =
                run("create-admin", "first", "--password-file", file.toString()).expect(0);
        CommandLineRun second = CommandLineRun.of(
                        environment, NEW_PASSWORD, "create-admin", "second", "--password-stdin")
                .expect(0);

        assertThat(first.out() + first.err() + second.out() + second.err()).doesNotContain(NEW_PASSWORD);
        assertThat(signIn("first", NEW_PASSWORD)).contains("\"passwordChangeRequired\":false");
        assertThat(signIn("second", NEW_PASSWORD)).contains("\"passwordChangeRequired\":false");
    }

    @Test
    void create_admin_names_what_to_do_if_the_name_is_taken() {
        assertThat(run("create-admin", "admin").expect(3).err()).contains("reset-password");
    }

    @Test
    void create_admin_refuses_a_password_under_the_policy() {
        CommandLineRun refused = CommandLineRun.of(environment, "short", "create-admin", "root", "--password-stdin")
                .expect(3);

        assertThat(refused.err()).contains("15");
        assertThat(refused.out()).isEmpty();
    }

    @Test
    void reset_password_ends_what_the_old_one_opened() {
        CommandLineRun reset =
                run("reset-password", "Admin", "--json").expect(0).expectJson();

        assertThat(signIn("admin", TestHosts.ADMIN_PASSWORD)).contains("invalid-credentials");
        assertThat(signIn("admin", reset.member("password"))).contains("\"passwordChangeRequired\":true");
    }

    @Test
    void unlock_lets_a_locked_user_try_again() {
        try (StandaloneHost host = host()) {
            HttpUser admin = new HttpUser(host.page());
            for (int i = 0; i < 6; i++) {
                admin.signIn("admin", "wrong");
            }
            admin.signIn("admin", TestHosts.ADMIN_PASSWORD).expect(429);
        }

        run("unlock", "admin").expect(0);

        assertThat(signIn("admin", TestHosts.ADMIN_PASSWORD)).contains("\"username\":\"admin\"");
    }

    @Test
    void issue_key_prints_a_key_whose_owner_whose_key_finds() {
        CommandLineRun issued =
                run("issue-key", "admin", "--name", "backup", "--days", "30").expect(0);
        String key = issued.line();

        assertThat(issued.out().lines()).hasSize(1);
        CommandLineRun found = CommandLineRun.of(environment, key + "\n", "whose-key", "--json")
                .expect(0)
                .expectJson();
        assertThat(found.member("username")).isEqualTo("admin");
        assertThat(found.member("name")).isEqualTo("backup");
        assertThat(found.out() + found.err()).doesNotContain(key);

        assertThat(CommandLineRun.of(environment, key, "whose-key", "--remove")
                        .expect(0)
                        .out())
                .contains("admin", "It has been removed.");
        CommandLineRun.of(environment, key, "whose-key").expect(3);
    }

    @Test
    void reset_two_factor_lets_a_user_sign_in_with_the_password_alone() {
        String row = "{\"username\":\"ada\",\"totp\":{\"secret\":\"GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ\"}}";
        CommandLineRun.of(environment, row, "import").expect(0);
        String password = run("reset-password", "ada").expect(0).line();
        assertThat(signIn("ada", password)).contains("second-factor-required");

        run("reset-two-factor", "ada").expect(0);

        assertThat(signIn("ada", password)).contains("\"username\":\"ada\"");
    }

    @Test
    void forget_deletes_what_is_kept_once_it_is_confirmed() {
        assertThat(run("forget", "admin").expect(2).err()).contains("--yes");
        assertThat(signIn("admin", TestHosts.ADMIN_PASSWORD)).contains("\"username\":\"admin\"");

        run("forget", "admin", "--yes").expect(0);

        assertThat(signIn("admin", TestHosts.ADMIN_PASSWORD)).contains("invalid-credentials");
        run("forget", "--id", "somebody-of-a-directory", "--yes", "--json")
                .expect(0)
                .expectJson();
        run("forget", "--yes").expect(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"unlock", "reset-two-factor", "reset-password", "issue-key"})
    void a_user_who_does_not_exist_is_a_refusal(String command) {
        CommandLineRun refused = run(command, "nobody", "--json").expect(3).expectJson();

        assertThat(refused.member("error")).isEqualTo("not-found");
        assertThat(run(command, "nobody").expect(3).err()).contains("There is no such user.");
    }

    private String signIn(String name, String password) {
        try (StandaloneHost host = host()) {
            URI page = host.page();
            return new HttpUser(page).signIn(name, password).body();
        }
    }
}
