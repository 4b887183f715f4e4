package org.accountkit.examples.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;

/** The standalone host in a process of its own, which also takes commands for what has no route, one per line. */
final class NodeMain {

    static final String TIME = "NODE_TIME";
    static final String OFFSET = "NODE_OFFSET";

    private NodeMain() {}

    /** Only answers go to the standard output. */
    public static void main(String[] arguments) throws IOException {
        PrintStream answers = new PrintStream(System.out, true, UTF_8);
        System.setOut(System.err);
        HostLogging.configure();
        NodeClock clock = new NodeClock(Instant.parse(System.getenv(TIME)), Duration.parse(System.getenv(OFFSET)));
        HostSettings settings = HostSettings.of(System.getenv());
        try (StandaloneHost host = StandaloneHost.start(settings, clock);
                NodeCommands commands = new NodeCommands(settings, host.accounts(), clock)) {
            answers.println("ready " + host.page());
            serve(commands, answers);
        } catch (StartFailure e) {
            answers.println("failed " + e.getMessage());
        }
    }

    private static void serve(NodeCommands commands, PrintStream answers) throws IOException {
        BufferedReader reader = new BufferedReader(new InputStreamReader(System.in, UTF_8));
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            answers.println(commands.answer(line));
        }
    }
}
