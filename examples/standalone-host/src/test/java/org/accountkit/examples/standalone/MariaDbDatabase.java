package org.accountkit.examples.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** One MariaDB server, or a Galera cluster of three, on the loopback address. */
final class MariaDbDatabase implements SharedDatabase {

    private static final int CLUSTER = 3;

    /** What each connection to a cluster has to set, so that a node sees what was committed on the others. */
    static final String CAUSAL = "&sessionVariables=wsrep_sync_wait=7";

    private final List<MariaDbServer> servers;
    private final List<String> addresses;

    private MariaDbDatabase(List<MariaDbServer> servers, List<String> addresses) {
        this.servers = servers;
        this.addresses = addresses;
    }

    static MariaDbDatabase single() {
        MariaDbDatabase database = new MariaDbDatabase(List.of(server(folder(), 0, List.of())), List.of());
        database.servers.get(0).start();
        return database;
    }

    /** The cluster of this JVM, started when first used; without the packages, each test tries again and is skipped. */
    static MariaDbDatabase galera() {
        return SharedCluster.get();
    }

    private static MariaDbDatabase startGalera() {
        Path provider = MariaDbPrograms.galera();
        Path folder = folder();
        List<String> addresses = IntStream.range(0, CLUSTER)
                .mapToObj(i -> "127.0.0.1:" + Ports.free())
                .toList();
        List<MariaDbServer> servers = addresses.stream()
                .map(address -> server(folder, addresses.indexOf(address), options(provider, address)))
                .toList();
        MariaDbDatabase database = new MariaDbDatabase(servers, addresses);
        servers.get(0).start(database.address(), "--wsrep-new-cluster");
        servers.stream().skip(1).forEach(server -> server.start(database.address()));
        return database;
    }

    private static List<String> options(Path provider, String address) {
        return List.of(
                "--wsrep-on=ON",
                "--wsrep-provider=" + provider,
                "--wsrep-cluster-name=accountkit",
                "--wsrep-node-address=" + address,
                "--wsrep-sst-method=rsync",
                "--wsrep-sst-receive-address=127.0.0.1:" + Ports.free(),
                "--wsrep-provider-options=gmcast.listen_addr=tcp://" + address + ";ist.recv_addr=127.0.0.1:"
                        + Ports.free() + ";gcache.size=64M;repl.causal_read_timeout=PT2S",
                "--binlog-format=ROW",
                "--innodb-autoinc-lock-mode=2");
    }

    private String address() {
        return addresses.stream().collect(Collectors.joining(",", "--wsrep-cluster-address=gcomm://", ""));
    }

    private static MariaDbServer server(Path folder, int number, List<String> options) {
        try {
            return new MariaDbServer(folder.resolve("server-" + number), options);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Path folder() {
        try {
            return Files.setPosixFilePermissions(
                    Files.createTempDirectory(Path.of("/tmp"), "accountkit-mariadb"),
                    PosixFilePermissions.fromString("rwxr-xr-x"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the URL without what makes reads causal. */
    String plainUrl(int host, String database) {
        return servers.get(host % servers.size()).url(database);
    }

    @Override
    public String url(int host, String database) {
        return plainUrl(host, database) + (isCluster() ? CAUSAL : "");
    }

    @Override
    public String administration() {
        return url(0, "mysql");
    }

    @Override
    public void kill(int host) {
        servers.get(host).kill();
    }

    @Override
    public void restart(int host) {
        servers.get(host).start(isCluster() ? new String[] {address()} : new String[0]);
    }

    @Override
    public boolean isCluster() {
        return servers.size() > 1;
    }

    private static final class SharedCluster {

        private static @Nullable MariaDbDatabase running;

        static synchronized MariaDbDatabase get() {
            if (running == null) {
                running = startGalera();
            }
            return running;
        }
    }
}
