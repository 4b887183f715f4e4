package org.accountkit.benchmarks.hosts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.accountkit.benchmarks.Settings;
import org.accountkit.benchmarks.programs.BusyHashing;
import org.accountkit.benchmarks.programs.HibernateFloor;
import org.accountkit.benchmarks.programs.KeyFloor;

/**
 * Starts the sides. The floors run on the classes of our host's jar, so that every library has the same version and is
 * found as fast.
 */
final class Hosts {

    static final String MASTER_KEY = "benchmark:" + "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";
    static final String USER = "postgres";

    private final Path jar;
    private final Path rival;
    private final Path classes;
    private final Path folder;
    private final String heap;

    Hosts(Settings settings, String heap) throws IOException {
        jar = settings.root().resolve("examples/standalone-host/target/standalone-host.jar");
        rival = settings.root().resolve("benchmarks/rival/target/rival.jar");
        classes = Path.of(
                Hosts.class.getProtectionDomain().getCodeSource().getLocation().getPath());
        folder = Files.createDirectories(settings.root().resolve("benchmarks/target/hosts"));
        this.heap = "-Xmx" + heap;
    }

    HostProcess ours(String url, String... options) throws IOException {
        return start(environment(url), options, "-jar", jar.toString());
    }

    private static Map<String, String> environment(String url) {
        return Map.of(
                "ACCOUNT_PORT", "0",
                "ACCOUNT_DB_URL", url,
                "ACCOUNT_DB_USER", USER,
                "ACCOUNT_ARGON2", "m=19456,t=2,p=1",
                "ACCOUNT_MASTER_KEY", MASTER_KEY,
                "ACCOUNT_ADMIN_PASSWORD", "an administrator of benchmarks",
                "ACCOUNT_CONNECTIONS", "2000",
                "ACCOUNT_CONNECTIONS_PER_ADDRESS", "2000");
    }

    HostProcess rival(String url, String... options) throws IOException {
        return start(
                Map.of(),
                options,
                "-jar",
                rival.toString(),
                "--server.port=0",
                "--spring.datasource.url=" + url,
                "--spring.datasource.username=" + USER);
    }

    HostProcess keyFloor(String url, Population population) throws IOException {
        return program(KeyFloor.class, url, population.statement(), population.body());
    }

    HostProcess hibernateFloor(String url) throws IOException {
        return program(HibernateFloor.class, url);
    }

    HostProcess busyHashing() throws IOException {
        return program(BusyHashing.class);
    }

    private HostProcess program(Class<?> main, String... arguments) throws IOException {
        List<String> all = new ArrayList<>(List.of("-cp", jar + ":" + classes, main.getName()));
        all.addAll(List.of(arguments));
        return start(Map.of(), new String[0], all.toArray(String[]::new));
    }

    private HostProcess start(Map<String, String> environment, String[] options, String... program) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> command = Stream.of(Stream.of(java, heap), Stream.of(options), Stream.of(program))
                .flatMap(part -> part)
                .toList();
        return HostProcess.start(command, environment, folder);
    }

    /** Returns a file for what a process leaves behind. */
    Path file(String name) throws IOException {
        Path file = folder.resolve(name);
        Files.deleteIfExists(file);
        return file;
    }
}
