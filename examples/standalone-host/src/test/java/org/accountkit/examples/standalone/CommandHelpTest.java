package org.accountkit.examples.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a command says before it opens anything. */
class CommandHelpTest {

    private static CommandLineRun run(String... arguments) {
        return CommandLineRun.of(Map.of(), "", arguments);
    }

    @ParameterizedTest
    @CsvSource({"unlock", "unlock one two", "launch", "whose-key secret", "issue-key admin --days many"})
    void wrong_arguments_are_explained(String line) {
        CommandLineRun wrong = run(line.split(" ", -1)).expect(2);

        assertThat(wrong.out()).isEmpty();
        assertThat(wrong.err()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "import",
                "export",
                "reseal",
                "sweep",
                "unlock",
                "reset-password",
                "reset-two-factor",
                "create-admin",
                "issue-key",
                "whose-key",
                "forget",
                "doctor"
            })
    void every_command_is_listed_and_has_help(String command) {
        assertThat(run("--help").expect(0).out()).contains("  " + command + " ");
        assertThat(run(command, "--help").expect(0).out()).startsWith("Usage: standalone-host.jar " + command);
    }
}
