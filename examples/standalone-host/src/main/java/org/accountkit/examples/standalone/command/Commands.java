package org.accountkit.examples.standalone.command;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.accountkit.operations.AccountOperations;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** The commands of the host. Without one, the host starts. */
public final class Commands {

    private static final String[] EXIT_STATUS = {
        "0:done",
        "1:failed: a setting, the database, a master key or a file",
        "2:wrong arguments",
        "3:refused, for instance because there is no such user",
        "4:done, except for rejected lines"
    };

    private Commands() {}

    /**
     * Runs a command.
     *
     * @param arguments the command with its options
     * @param console where it reads from and writes to
     * @return the exit status
     */
    public static int run(String[] arguments, Console console) {
        CommandSpec host = CommandSpec.wrapWithoutInspection((Runnable) () -> {})
                .name("standalone-host.jar")
                .addOption(OptionSpec.builder("-h", "--help")
                        .usageHelp(true)
                        .description("Show this help.")
                        .build());
        host.usageMessage()
                .description(
                        "Without a command, starts the host. A command works on the same database, by the same variables"
                                + " ACCOUNT_*, also while hosts run on it; H2 in a file allows one process at a time.")
                .exitCodeListHeading("%nExit status:%n")
                .exitCodeList(exitStatus());
        commands(console).forEach(command -> host.addSubcommand(command.spec().name(), command.spec()));
        return new CommandLine(host)
                .setOut(new PrintWriter(console.out(), true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(console.err(), true, StandardCharsets.UTF_8))
                .execute(arguments);
    }

    private static Map<String, String> exitStatus() {
        return UsageMessageSpec.keyValuesMap(EXIT_STATUS);
    }

    private static List<OperatorCommand> commands(Console console) {
        return List.of(
                new DoctorCommand(console),
                new CreateAdminCommand(console),
                new ResetPasswordCommand(console),
                new UserCommand(
                        console,
                        "reset-two-factor",
                        "Remove a user's second factor and end the user's sessions.",
                        AccountOperations::resetTwoFactor),
                new UserCommand(console, "unlock", "Reset all attempt counters of a user.", AccountOperations::unlock),
                new ForgetCommand(console),
                new IssueKeyCommand(console),
                new WhoseKeyCommand(console),
                new ImportCommand(console),
                new ExportCommand(console),
                new ResealCommand(console),
                new SweepCommand(console));
    }
}
