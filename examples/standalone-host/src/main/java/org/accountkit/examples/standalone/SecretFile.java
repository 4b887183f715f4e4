package org.accountkit.examples.standalone;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Supplier;

/** A line of text that the host generates once and that only its owner can read. */
final class SecretFile {

    private final Path file;

    SecretFile(Path file) {
        this.file = file;
    }

    String readOrCreate(Supplier<String> generator) throws IOException {
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            create(generator.get());
        }
        return Files.readString(file).strip();
    }

    /** The file appears when it is complete and on the disk. If another process is first, its file stays. */
    private void create(String line) throws IOException {
        Path folder = OwnerOnly.folderOf(file);
        Path complete = Files.createTempFile(folder, "new", ".tmp", OwnerOnly.ofFile());
        try {
            write(complete, line + System.lineSeparator());
            publish(complete);
            OwnerOnly.forceFolder(folder);
        } finally {
            Files.deleteIfExists(complete);
        }
    }

    private static void write(Path file, String text) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    /** A link never replaces a file; a file system without links is left to move it. */
    private void publish(Path complete) throws IOException {
        try {
            Files.createLink(file, complete);
        } catch (FileAlreadyExistsException anotherProcessWasFirst) {
            return;
        } catch (UnsupportedOperationException | FileSystemException e) {
            Files.move(complete, file);
        }
    }
}
