package org.accountkit.examples.standalone;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/**
 * H2's view of files that only their owner can read, and whose content is on the disk when a write returns. With {@code
 * WRITE_DELAY=0}, H2 writes at each commit but leaves it to the operating system when that reaches the disk.
 *
 * <p>H2 creates instances by reflection.
 */
public class DurableFilePath extends FilePathWrapper {

    static final String SCHEME = "durable";

    /** For H2. */
    public DurableFilePath() {}

    /** Makes the scheme known to H2. */
    static void register() {
        FilePath.register(new DurableFilePath());
    }

    @Override
    public String getScheme() {
        return SCHEME;
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        if (mode.equals("r")) {
            return super.open(mode);
        }
        createOrTighten();
        return super.open("rwd");
    }

    @Override
    public OutputStream newOutputStream(boolean append) throws IOException {
        createOrTighten();
        return super.newOutputStream(append);
    }

    @Override
    public boolean createFile() {
        try {
            return OwnerOnly.createFile(path());
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void createDirectory() {
        try {
            Files.createDirectory(path(), OwnerOnly.ofFolder());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void createOrTighten() throws IOException {
        if (!OwnerOnly.createFile(path())) {
            OwnerOnly.tighten(path());
        }
    }

    private Path path() {
        return Path.of(getBase().toString());
    }
}
