package org.accountkit.examples.standalone;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.h2.store.fs.FileUtils;

/** JDBC URLs of H2, made safe: no server, no lost commits, no files that others can read, no values in trace files. */
final class H2Url {

    private static final String SCHEME = "jdbc:h2:";
    private static final String STORED = SCHEME + DurableFilePath.SCHEME + ":";
    private static final List<String> NOT_IN_FILES = List.of("mem:", "tcp:", "ssl:");
    private static final Pattern OTHER_FILE_SYSTEM = Pattern.compile("[a-zA-Z]{2,}:.*");

    private H2Url() {}

    /** Returns the URL of a database in a file. */
    static String ofFile(Path file) {
        return hardened(SCHEME + "file:" + file);
    }

    /** Returns an equivalent URL that is safe. URLs of other products stay as they are. */
    static String hardened(String url) {
        if (!url.startsWith(SCHEME)) {
            return url;
        }
        String[] parts = url.substring(SCHEME.length()).split(";", -1);
        Map<String, String> settings = settings(parts);
        requireSafe(settings);
        return NOT_IN_FILES.stream().anyMatch(parts[0]::startsWith) ? url : stored(parts[0], settings);
    }

    /** Reports whether a hardened URL is that of a database in a file. */
    static boolean isStored(String url) {
        return url.startsWith(STORED);
    }

    /** Reports whether a URL is that of a database which other programs can reach, by a file or by the network. */
    static boolean needsPassword(String url) {
        return url.startsWith(SCHEME) && !url.startsWith(SCHEME + "mem:");
    }

    /** Refuses the URL of a file that does not exist, which H2 would create. */
    static void requireExisting(String url) {
        if (isStored(url)) {
            Path file = Path.of(path(url) + ".mv.db");
            if (Files.notExists(file)) {
                throw new StartFailure("There is no database " + file
                        + ": start the host once, which creates it, or run" + " the command where the host runs.");
            }
        }
    }

    /** Returns the path of the database of a hardened URL, to which H2 adds its suffixes. */
    static Path path(String url) {
        String name = url.substring(STORED.length()).split(";", -1)[0];
        return Path.of(FileUtils.toRealPath(name));
    }

    private static Map<String, String> settings(String[] parts) {
        Map<String, String> settings = new TreeMap<>();
        Arrays.stream(parts).skip(1).filter(part -> !part.isBlank()).forEach(part -> {
            String[] setting = part.split("=", 2);
            settings.put(setting[0].strip().toUpperCase(Locale.ROOT), setting.length == 2 ? setting[1] : "");
        });
        return settings;
    }

    private static void requireSafe(Map<String, String> settings) {
        require(
                settings.getOrDefault("AUTO_SERVER", "FALSE").equalsIgnoreCase("FALSE"),
                "AUTO_SERVER would open the database to the network; several hosts need PostgreSQL or MariaDB.");
        require(
                settings.getOrDefault("FILE_LOCK", "FS").equalsIgnoreCase("FS"),
                "FILE_LOCK must be left out: other values open a port or let two hosts write to one file.");
        require(
                settings.getOrDefault("TRACE_LEVEL_FILE", "0").equals("0")
                        && settings.getOrDefault("TRACE_LEVEL_SYSTEM_OUT", "0").equals("0"),
                "trace levels must be left out: H2 would write what the database contains.");
    }

    private static void require(boolean safe, String reason) {
        if (!safe) {
            throw new IllegalArgumentException(reason);
        }
    }

    private static String stored(String name, Map<String, String> settings) {
        String path = name.startsWith("file:") ? name.substring("file:".length()) : name;
        require(!OTHER_FILE_SYSTEM.matcher(path).matches(), "of H2's file systems, only file: and mem: are supported.");
        DurableFilePath.register();
        settings.putIfAbsent("WRITE_DELAY", "0");
        settings.putIfAbsent("TRACE_LEVEL_FILE", "0");
        StringBuilder url = new StringBuilder(STORED).append(path);
        settings.forEach((key, value) -> url.append(';').append(key).append('=').append(value));
        return url.toString();
    }
}
