package org.accountkit.examples.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import org.accountkit.secret.MasterKeys;

/** Stores a generated master key in a file that only its owner can read. */
final class MasterKeyFile {

    private static final int KEY_BYTES = 32;

    private final Path file;

    MasterKeyFile(Path file) {
        this.file = file;
    }

    MasterKeys readOrCreate() {
        PrivateFolder.prepare(OwnerOnly.folderOf(file));
        try {
            return MasterKeys.parse(new SecretFile(file).readOrCreate(MasterKeyFile::generate));
        } catch (IOException e) {
            throw new StartFailure("The master key file " + file + " cannot be read or written.");
        } catch (IllegalArgumentException e) {
            throw new StartFailure(
                    "The master key file " + file + " does not contain a valid master key: " + e.getMessage());
        }
    }

    /** Reads a key that a host has generated: one that is generated now could open nothing. */
    MasterKeys read() {
        if (Files.notExists(file)) {
            throw new StartFailure("There is no master key file " + file + ": restore it, or set ACCOUNT_MASTER_KEY.");
        }
        return readOrCreate();
    }

    private static String generate() {
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        return "generated:" + Base64.getEncoder().encodeToString(key);
    }
}
