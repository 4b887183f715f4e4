package org.accountkit.examples.standalone.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.accountkit.operations.AccountOperations;
import org.accountkit.operations.UpkeepOperations.ExportedParts;
import org.accountkit.user.Username;

/** Exports users as JSON Lines, in memory that does not grow with their number. */
final class ExportCommand extends AccountCommand {

    private static final String OUTPUT = "--output";
    private static final String RESUME = "--resume";
    private static final String AFTER = "--after";
    private static final String CREDENTIALS = "--credentials";

    ExportCommand(Console console) {
        super(
                console,
                "export",
                "Export users: one JSON object a line, in the order of their names, as 'import' takes it.");
        option(OUTPUT, "FILE", Path.class, "a new file, which only its owner can read; by default the output");
        flag(RESUME, "Continue the file after its last whole line.");
        option(AFTER, "NAME", String.class, "Start after this user name.");
        flag(CREDENTIALS, "Also export password hashes and TOTP secrets. Whoever reads them can act as the users.");
    }

    @Override
    Reply run(AccountOperations operations) {
        if (has(RESUME) && (!has(OUTPUT) || has(AFTER))) {
            throw new CommandFailure(Reply.USAGE, "usage", "--resume needs --output, and no --after.");
        }
        try (ExportTarget target = target()) {
            return run(operations, target);
        } catch (FileAlreadyExistsException e) {
            throw new CommandFailure(
                    Reply.FAILED, "output", "The file exists: continue it with --resume, or remove it.");
        } catch (IOException | UncheckedIOException e) {
            throw new CommandFailure(Reply.FAILED, "output", "The output cannot be written.");
        }
    }

    private ExportTarget target() throws IOException {
        Optional<Path> file = value(OUTPUT);
        return file.isPresent()
                ? ExportTarget.file(file.get(), has(RESUME))
                : ExportTarget.stream(console().out());
    }

    private Reply run(AccountOperations operations, ExportTarget target) throws IOException {
        Optional<Username> after =
                target.lastName().or(() -> this.<String>value(AFTER).map(ExportCommand::name));
        ExportedParts parts = has(CREDENTIALS) ? ExportedParts.PROFILES_AND_CREDENTIALS : ExportedParts.PROFILES;
        AtomicLong written = new AtomicLong();
        try (Progress progress = Progress.start(console(), "Exporting", " users", -1)) {
            long exported = operations.exportUsers(parts, after, user -> {
                target.write(UserRow.write(user));
                progress.reached(written.incrementAndGet());
            });
            target.complete();
            return Reply.done("Exported " + exported + " users.").with("exported", exported);
        }
    }

    private static Username name(String text) {
        return Username.parse(text)
                .orElseThrow(() -> new CommandFailure(Reply.USAGE, "usage", "The user name is not well-formed."));
    }

    @Override
    boolean answersOnErrors() {
        return !has(OUTPUT);
    }
}
