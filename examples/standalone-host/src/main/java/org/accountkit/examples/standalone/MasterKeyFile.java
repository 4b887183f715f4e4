package org.accountkit.examples.standalone;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;
import org.accountkit.secret.MasterKeys;

/** Stores a generated master key in a file that only its owner can read. */
final class MasterKeyFile {

    private static final int KEY_BYTES = 32;

    private final Path file;

    MasterKeyFile(Path file) {
        this.file = file;
    }

    MasterKeys readOrCreate() {
        try {
            if (!Files.exists(file)) {
                create();
            }
            return MasterKeys.parse(Files.readString(file).strip());
        } catch (IOException e) {
            throw new StartFailure("The master key file " + file + " cannot be read or written.");
        } catch (IllegalArgumentException e) {
            throw new StartFailure(
                    "The master key file " + file + " does not contain a valid master key: " + e.getMessage());
        }
    }

    private void create() throws IOException {
        Files.createDirectories(file.getParent());
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        byte[] line = ("generated:" + Base64.getEncoder().encodeToString(key) + System.lineSeparator())
                .getBytes(StandardCharsets.US_ASCII);
        Set<StandardOpenOption> options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (SeekableByteChannel channel = Files.newByteChannel(file, options, ownerOnly())) {
            channel.write(ByteBuffer.wrap(line));
        } catch (FileAlreadyExistsException anotherProcessWasFirst) {
            return;
        }
    }

    private static FileAttribute<?>[] ownerOnly() {
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
