package org.accountkit.examples.standalone.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.accountkit.examples.standalone.GeneratedPassword;
import org.accountkit.examples.standalone.SecretInput;
import org.accountkit.secret.Secret;

/** Where a command gets a secret from: never from its arguments, which other accounts of the machine can see. */
final class PasswordOptions {

    static final String FILE = "--password-file";
    static final String INPUT = "--password-stdin";

    private PasswordOptions() {}

    static void addTo(OperatorCommand command) {
        command.option(FILE, "FILE", Path.class, "the file whose only line is the password");
        command.flag(INPUT, "Read the password from the input. By default, one is generated and printed.");
    }

    /** Returns the password that was given; empty if one is to be generated. */
    static Optional<Secret> given(OperatorCommand command) {
        Optional<Path> file = command.value(FILE);
        if (file.isPresent() && command.has(INPUT)) {
            throw new CommandFailure(Reply.USAGE, "usage", "Give only one of " + FILE + " and " + INPUT + '.');
        }
        return command.has(INPUT) ? Optional.of(read(command.console())) : file.map(PasswordOptions::read);
    }

    /** Does something with the password that was given or is generated, and answers with a generated one. */
    static Reply use(AccountCommand command, Work work) {
        Optional<Secret> given = given(command);
        Secret password = given.orElseGet(GeneratedPassword::generate);
        String userId = work.with(password, given.isEmpty());
        if (given.isPresent()) {
            return Reply.done("Done for " + command.username() + '.').with("userId", userId);
        }
        command.note("The password of " + command.username()
                + " follows. It must be changed at the first sign-in, and will not be shown again.");
        return Reply.done(password.reveal()).with("userId", userId).with("password", password.reveal());
    }

    interface Work {
        String with(Secret password, boolean generated);
    }

    static Secret read(Console console) {
        try {
            return SecretInput.of(console.in());
        } catch (IOException e) {
            throw new CommandFailure(Reply.FAILED, "input", "The input cannot be read.");
        }
    }

    static Secret read(Path file) {
        try {
            return SecretInput.of(file);
        } catch (IOException e) {
            throw new CommandFailure(Reply.FAILED, "input", "The file " + file + " cannot be read.");
        }
    }
}
