package org.accountkit.examples.standalone;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/**
 * What Debian's packages mariadb-server, galera-4 and rsync install. Where something is missing the test is skipped
 * with the reason; under ACCOUNT_CI it fails.
 */
final class MariaDbPrograms {

    private static final Path GALERA = Path.of("/usr/lib/galera/libgalera_smm.so");

    private MariaDbPrograms() {}

    static String server() {
        return program("mariadbd");
    }

    static String installer() {
        return program("mariadb-install-db");
    }

    /** The library that makes a cluster of servers; new servers copy their data with rsync. */
    static Path galera() {
        program("rsync");
        if (!Files.exists(GALERA)) {
            throw missing("galera-4 is not installed");
        }
        return GALERA;
    }

    static boolean asRoot() {
        return System.getProperty("user.name").equals("root");
    }

    private static String program(String name) {
        return Stream.concat(Arrays.stream(System.getenv("PATH").split(":", -1)), Stream.of("/usr/sbin"))
                .map(place -> Path.of(place).resolve(name))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> missing(name + " is not installed"))
                .toString();
    }

    private static RuntimeException missing(String reason) {
        if ("true".equals(System.getenv("ACCOUNT_CI"))) {
            throw new AssertionFailedError(reason);
        }
        return new TestAbortedException(reason);
    }
}
