package org.accountkit.examples.standalone.command;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.accountkit.examples.standalone.OwnerOnly;
import org.accountkit.user.Username;

/** Where an export goes: a file that it can continue, or the output. For use by one thread. */
final class ExportTarget implements AutoCloseable {

    private final OutputStream out;
    private final Optional<FileChannel> file;
    private final Optional<Username> lastName;

    private ExportTarget(OutputStream out, Optional<FileChannel> file, Optional<Username> lastName) {
        this.out = out;
        this.file = file;
        this.lastName = lastName;
    }

    /** A closed pipe ends the export: a print stream would hide it. */
    static ExportTarget stream(PrintStream out) {
        return new ExportTarget(new BufferedOutputStream(new Checked(out)), Optional.empty(), Optional.empty());
    }

    static ExportTarget file(Path file, boolean resume) throws IOException {
        boolean isNew = OwnerOnly.createFile(file);
        if (!isNew && !resume) {
            throw new FileAlreadyExistsException(file.toString());
        }
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            Optional<Username> last = LastLine.cut(channel)
                    .map(line -> Username.of(UserRow.read(line).username()));
            return new ExportTarget(
                    new BufferedOutputStream(Channels.newOutputStream(channel)), Optional.of(channel), last);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /** Returns the last user whom an earlier run wrote. */
    Optional<Username> lastName() {
        return lastName;
    }

    void write(String line) {
        try {
            out.write((line + '\n').getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes sure that all of it is where it belongs. */
    void complete() throws IOException {
        out.flush();
        if (file.isPresent()) {
            file.get().force(true);
        }
    }

    @Override
    public void close() throws IOException {
        out.flush();
        if (file.isPresent()) {
            file.get().close();
        }
    }

    private static final class Checked extends OutputStream {

        private final PrintStream out;

        private Checked(PrintStream out) {
            this.out = out;
        }

        @Override
        public void write(int character) throws IOException {
            write(new byte[] {(byte) character}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
            if (out.checkError()) {
                throw new IOException("The output was closed.");
            }
        }
    }
}
