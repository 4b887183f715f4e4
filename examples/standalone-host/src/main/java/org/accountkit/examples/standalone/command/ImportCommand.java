package org.accountkit.examples.standalone.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.accountkit.operations.AccountOperations;
import org.accountkit.operations.ImportListener;
import org.accountkit.operations.ImportListener.ImportProgress;
import org.accountkit.operations.ImportedUser;

/** Imports users from JSON Lines, in memory that does not grow with their number. */
final class ImportCommand extends AccountCommand {

    private static final String FROM_LINE = "--from-line";
    private static final String REJECTED = "--rejected";

    /** Rows are counted without blank and unreadable lines, so their numbers would mislead. */
    private static final String EARLIER_ROW = "^(Row \\d+|An earlier row) ";

    ImportCommand(Console console) {
        super(
                console,
                "import",
                "Import users: one JSON object a line, as 'export' writes it. Only 'username' is required. 'foreignHash' takes"
                        + " a hash of another product that names its algorithm.",
                "Users who exist are left alone, so an interrupted import can be run again.");
        parameter("FILE", "0..1", "the file; by default, or with '-', the input");
        option(FROM_LINE, "N", Long.class, "the line to start with; 1 by default");
        option(
                REJECTED,
                "FILE",
                Path.class,
                "where to write rejected lines, as JSON Lines; by default, they are named on the" + " error output");
    }

    @Override
    Reply run(AccountOperations operations) {
        try (InputStream in = input();
                PrintStream out = rejectionsTo()) {
            Rejections rejections = new Rejections(out, has(REJECTED) || has("--json"));
            UserRows rows = new UserRows(in, this.<Long>value(FROM_LINE).orElse(1L), rejections);
            return run(operations, rows, rejections);
        } catch (IOException | UncheckedIOException e) {
            throw new CommandFailure(Reply.FAILED, "input", "A file cannot be read or written.");
        }
    }

    private Reply run(AccountOperations operations, UserRows rows, Rejections rejections) throws IOException {
        try (Progress progress = Progress.start(console(), "Importing", " bytes", bytes())) {
            ImportProgress done = operations.importUsers(rows, new ImportListener() {
                @Override
                public void rejected(long row, ImportedUser user, String reason) {
                    rejections.add(
                            rows.lineOf(row), user.username(), reason.replaceFirst(EARLIER_ROW, "An earlier line "));
                }

                @Override
                public void progress(ImportProgress soFar) {
                    rows.settled();
                    progress.reached(rows.bytesRead());
                }
            });
            return reply(done, rejections.count(), rows.lastLine());
        }
    }

    private static Reply reply(ImportProgress done, long rejected, long lines) {
        String text = "Imported " + done.added() + " users, left " + done.alreadyThere() + " alone, rejected "
                + rejected + " of " + lines + " lines.";
        return Reply.of(rejected == 0 ? Reply.DONE : Reply.INCOMPLETE, text)
                .with("added", done.added())
                .with("alreadyThere", done.alreadyThere())
                .with("rejected", rejected)
                .with("lines", lines);
    }

    private Optional<Path> file() {
        return parameter().filter(name -> !name.equals("-")).map(Path::of);
    }

    private InputStream input() throws IOException {
        Optional<Path> file = file();
        return file.isPresent() ? Files.newInputStream(file.get()) : console().in();
    }

    private long bytes() throws IOException {
        Optional<Path> file = file();
        return file.isPresent() ? Files.size(file.get()) : -1;
    }

    private PrintStream rejectionsTo() throws IOException {
        Optional<Path> file = value(REJECTED);
        return new PrintStream(
                file.isPresent()
                        ? Files.newOutputStream(file.get())
                        : new Unclosed(console().err()),
                true,
                StandardCharsets.UTF_8);
    }
}
