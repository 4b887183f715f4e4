package org.accountkit.examples.standalone;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Set;

/**
 * Files and folders that only their owner can use, whatever the umask is. On systems without POSIX permissions, nothing
 * is changed.
 */
public final class OwnerOnly {

    private static final System.Logger LOG = System.getLogger(OwnerOnly.class.getName());
    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> FOLDER = PosixFilePermissions.fromString("rwx------");

    private OwnerOnly() {}

    static boolean isSupported() {
        return POSIX;
    }

    static FileAttribute<?>[] ofFile() {
        return attributes(FILE);
    }

    static FileAttribute<?>[] ofFolder() {
        return attributes(FOLDER);
    }

    private static FileAttribute<?>[] attributes(Set<PosixFilePermission> permissions) {
        return POSIX
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
                : new FileAttribute<?>[0];
    }

    static Path folderOf(Path file) {
        return Objects.requireNonNull(file.toAbsolutePath().getParent(), "A file is in a folder.");
    }

    /**
     * Creates a file whose name survives a power failure.
     *
     * @param file the file
     * @return false if it exists
     * @throws IOException if it cannot be created
     */
    public static boolean createFile(Path file) throws IOException {
        try {
            Files.createFile(file, ofFile());
            forceFolder(folderOf(file));
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        }
    }

    /** Writes the entries of a folder to the disk, where the system can do that. */
    static void forceFolder(Path folder) throws IOException {
        if (POSIX) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    /** Takes all permissions from others. A host that ran with wider ones before gets a warning. */
    static void tighten(Path path) throws IOException {
        if (!POSIX) {
            return;
        }
        Set<PosixFilePermission> wanted = Files.isDirectory(path) ? FOLDER : FILE;
        if (!wanted.containsAll(Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS))) {
            Files.setPosixFilePermissions(path, wanted);
            LOG.log(System.Logger.Level.WARNING, "Other accounts had access to {0}. Now only its owner has.", path);
        }
    }

    static boolean canAnyoneWrite(Path path) throws IOException {
        return POSIX && Files.getPosixFilePermissions(path).contains(PosixFilePermission.OTHERS_WRITE);
    }
}
