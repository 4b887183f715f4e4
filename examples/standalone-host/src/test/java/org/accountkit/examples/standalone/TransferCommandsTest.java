package org.accountkit.examples.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Importing and exporting users. */
class TransferCommandsTest {

    private static final String COMPLETE =
            "{\"username\":\"Ada\",\"fullName\":\"Ada Lovelace\",\"description\":\"first\","
                    + "\"enabled\":false,\"roles\":[\"operator\",\"readonly\"],\"mail\":\"ada@example.org\",\"mailVerified\":true,"
                    + "\"passwordHash\":\"$argon2id$v=19$m=64,t=1,p=1$AAAAAAAAAAAAAAAAAAAAAA"
                    + "$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\",\"passwordChangeRequired\":true,"
                    + "\"twoFactorRequired\":true,\"totp\":{\"secret\":\"GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ\","
                    + "\"algorithm\":\"SHA256\",\"digits\":6,\"period\":60}}";

    @TempDir
    Path folder;

    private Map<String, String> environment = Map.of();

    @BeforeEach
    void startHostOnce() {
        environment = TestHosts.environment(folder);
        StandaloneHost.start(HostSettings.of(environment), Clock.systemUTC()).close();
    }

    private CommandLineRun run(String... arguments) {
        return CommandLineRun.of(environment, "", arguments);
    }

    private CommandLineRun importing(String rows, String... more) {
        String[] arguments = new String[more.length + 1];
        arguments[0] = "import";
        System.arraycopy(more, 0, arguments, 1, more.length);
        return CommandLineRun.of(environment, rows, arguments);
    }

    @Test
    void an_export_has_the_form_of_an_import() {
        importing(COMPLETE + "\n").expect(0);

        CommandLineRun exported = run("export", "--credentials", "--after", "a").expect(0);

        assertThat(exported.line()).isEqualTo(COMPLETE);
        assertThat(exported.out().lines()).hasSize(2).last().asString().startsWith("{\"username\":\"admin\"");
        assertThat(exported.err()).contains("Exported 2 users.");
    }

    @Test
    void an_export_without_credentials_contains_none() {
        importing(COMPLETE).expect(0);

        assertThat(run("export").expect(0).out())
                .contains("\"username\":\"Ada\"", "ada@example.org")
                .doesNotContain("passwordHash", "argon2", "totp", "GEZDGNBV");
    }

    @Test
    void rejected_lines_are_named_with_their_reason() {
        String rows = """
                {"username":"ada"}

                no JSON
                {"username":"bob","roles":["pilot"]}
                {"username":"ADA"}
                {"username":"cid","shoeSize":42}
                {"username":"dan","foreignHash":"plain"}
                {"username":"eve"}""";

        CommandLineRun done = importing(rows).expect(4);

        assertThat(done.out()).startsWith("Imported 2 users, left 0 alone, rejected 5 of 8 lines.");
        assertThat(done.err().lines())
                .containsExactlyInAnyOrder(
                        "Line 3: It is not a JSON object.",
                        "Line 4 (bob): There is no role 'pilot'.",
                        "Line 5 (ADA): An earlier line has the same user name as 'ADA', spelled 'ada'.",
                        "Line 6: The member 'shoeSize' is unknown.",
                        "Line 7: The foreign hash cannot be read.");
    }

    @Test
    void rejected_lines_can_go_to_a_file() throws IOException {
        Path rejected = folder.resolve("rejected");

        CommandLineRun done = importing("{}\n{\"username\":\"ada\"}", "--rejected", rejected.toString(), "--json")
                .expect(4)
                .expectJson();

        assertThat(done.member("rejected")).isEqualTo("1");
        assertThat(Files.readAllLines(rejected))
                .containsExactly("{\"line\":1,\"username\":\"\",\"reason\":\"The member 'username' is missing.\"}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[]|It is not a JSON object.",
                "{\"username\":\"ada\"} x|It is not a JSON object.",
                "{\"username\":\"ada\",\"username\":\"bob\"}|It is not a JSON object.",
                "{\"username\":7}|The member 'username' has another type.",
                "{\"username\":null}|A value is neither a text, a whole number, true nor false.",
                "{\"username\":\"ada\",\"roles\":[7]}|The member 'roles' has another type.",
                "{\"username\":\"ada\",\"mail\":\"nowhere\"}|A mail address has at most 254",
                "{\"username\":\"ada\",\"totp\":{}}|The TOTP secret is not base32 of at least 10 bytes.",
                "{\"username\":\"ada\",\"totp\":{\"secret\":\"GEZDGNBVGY3TQOJQ\",\"digits\":7}}|The TOTP parameters are not",
                "{\"username\":\"ada\",\"passwordHash\":\"a\",\"foreignHash\":\"b\"}|Only one of"
            })
    void a_line_that_cannot_be_read_is_rejected(String line, String reason) {
        assertThat(importing(line).expect(4).err()).startsWith("Line 1: " + reason);
    }

    @Test
    void a_line_of_any_length_is_rejected_in_bounded_memory() {
        String rows = "{\"username\":\"" + "a".repeat(70_000) + "\"}\n{\"username\":\"ada\"}";

        assertThat(importing(rows).expect(4).err()).startsWith("Line 1: The line has more than 65536 bytes.");
    }

    @Test
    void an_import_can_be_run_again_or_continued() {
        String rows = users(0, 700);
        importing(users(0, 300)).expect(0);

        assertThat(importing(rows, "--from-line", "601").expect(0).out())
                .startsWith("Imported 100 users, left 0 alone, rejected 0 of 700 lines.");
        assertThat(importing(rows).expect(0).out()).startsWith("Imported 300 users, left 400 alone");
    }

    private static String users(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> "{\"username\":\"user-" + (1000 + i) + "\"}")
                .collect(Collectors.joining("\n"));
    }

    @Test
    void an_interrupted_export_is_continued_after_its_last_whole_line() throws IOException {
        importing(users(0, 700)).expect(0);
        Path file = folder.resolve("users.jsonl");
        run("export", "--output", file.toString()).expect(0);
        List<String> whole = Files.readAllLines(file);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        String cut =
                String.join("\n", whole.subList(0, 400)) + "\n" + whole.get(400).substring(0, 20);
        Files.writeString(file, cut, StandardOpenOption.TRUNCATE_EXISTING);

        CommandLineRun rest =
                run("export", "--output", file.toString(), "--resume").expect(0);

        assertThat(rest.out()).startsWith("Exported 301 users.");
        assertThat(Files.readAllLines(file)).isEqualTo(whole).hasSize(701);
        assertThat(run("export", "--output", file.toString()).expect(1).err()).contains("--resume");
        assertThat(run("export", "--output", file.toString(), "--resume")
                        .expect(0)
                        .out())
                .startsWith("Exported 0 users.");
    }

    @Test
    void an_export_can_be_continued_before_its_first_line_was_whole() throws IOException {
        Path file = Files.writeString(folder.resolve("users.jsonl"), "{\"usern");

        run("export", "--output", file.toString(), "--resume").expect(0);

        assertThat(Files.readAllLines(file)).singleElement().asString().startsWith("{\"username\":\"admin\"");
    }

    @Test
    void progress_is_shown_to_people_only() throws IOException {
        Path file = Files.writeString(folder.resolve("rows"), users(0, 3));

        assertThat(run("import", file.toString()).expect(0).err()).isEmpty();
        CommandLineRun watched = CommandLineRun.watched(environment, "export");

        assertThat(watched.expect(0).err()).contains("Exporting");
        assertThat(CommandLineRun.watched(environment, "import", file.toString())
                        .err())
                .contains("Importing", "100%");
    }
}
