package org.accountkit.examples.standalone.command;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/**
 * Where a command reads from and writes to.
 *
 * @param in what a command reads: rows, or a secret
 * @param out what it answers, always in UTF-8
 * @param err what it says meanwhile, and why it failed
 * @param interactive whether a person watches the errors
 * @param environment the settings
 * @param clock the clock
 */
public record Console(
        InputStream in,
        PrintStream out,
        PrintStream err,
        boolean interactive,
        Map<String, String> environment,
        Clock clock) {

    /** Where Linux says what a process writes its errors to. */
    private static final Path ERRORS = Path.of("/proc/self/fd/2");

    /** Copies the environment. */
    public Console {
        environment = Map.copyOf(environment);
    }

    /** {@return the console of this process} */
    public static Console ofProcess() {
        return new Console(
                System.in,
                utf8(FileDescriptor.out),
                utf8(FileDescriptor.err),
                isTerminal(),
                System.getenv(),
                Clock.systemUTC());
    }

    private static PrintStream utf8(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }

    /**
     * Java knows only whether input and output are a terminal, and an import often reads its input from a file. On systems
     * other than Linux, no progress is shown.
     */
    private static boolean isTerminal() {
        try {
            return Files.readSymbolicLink(ERRORS).toString().matches("/dev/(pts/\\d+|tty\\w*|console)");
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }
}
