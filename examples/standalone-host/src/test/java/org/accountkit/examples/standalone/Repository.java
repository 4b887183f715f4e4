package org.accountkit.examples.standalone;

import java.nio.file.Files;
import java.nio.file.Path;

/** Finds files of the repository, whichever folder the tests run in. */
final class Repository {

    private Repository() {}

    static Path file(String path) {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve(path))) {
            folder = folder.getParent();
        }
        return folder.resolve(path);
    }
}
