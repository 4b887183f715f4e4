package org.accountkit.examples.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.util.List;
import java.util.stream.Stream;

/**
 * The folder for what the host stores by default: keys and database. Only the account that runs the host can enter it,
 * and nothing in it may come from another account.
 */
final class PrivateFolder {

    private final Path folder;

    private PrivateFolder(Path folder) {
        this.folder = folder;
    }

    /** Creates the folder, or checks it and what the host has stored in it, and takes all permissions from others. */
    static void prepare(Path folder) {
        try {
            Files.createDirectories(folder, OwnerOnly.ofFolder());
            if (OwnerOnly.isSupported()) {
                new PrivateFolder(folder.toRealPath()).secure();
            }
        } catch (IOException e) {
            throw new StartFailure("The folder " + folder + " cannot be read or written.");
        }
    }

    private void secure() throws IOException {
        UserPrincipal account = account();
        secure(folder, account);
        for (Path file : filesOfTheHost()) {
            secure(file, account);
        }
    }

    /** A new file tells most reliably which account this is. */
    private UserPrincipal account() throws IOException {
        Path probe = Files.createTempFile(folder, "probe", ".tmp");
        try {
            return Files.getOwner(probe);
        } finally {
            Files.delete(probe);
        }
    }

    private List<Path> filesOfTheHost() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(PrivateFolder::isOfTheHost).toList();
        }
    }

    private static boolean isOfTheHost(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.startsWith("account.") || name.endsWith(".key") || name.endsWith(".password");
    }

    private static void secure(Path path, UserPrincipal account) throws IOException {
        if (Files.isSymbolicLink(path)) {
            throw new StartFailure(path + " is a symbolic link: replace it by the file itself.");
        }
        if (!Files.getOwner(path, LinkOption.NOFOLLOW_LINKS).equals(account)) {
            throw new StartFailure(
                    path + " belongs to another account than the one that runs the host: change its owner"
                            + " if it is yours.");
        }
        if (OwnerOnly.canAnyoneWrite(path)) {
            throw new StartFailure("Any account can write to " + path + ": make sure that its content is yours, then"
                    + " take the permission away (chmod o-w).");
        }
        OwnerOnly.tighten(path);
    }
}
