package org.accountkit.benchmarks.hosts;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import org.accountkit.benchmarks.Settings;

/** Our host, the floor and the rival, on one PostgreSQL, with the same users, the same heap and the same pool. */
record Arena(Deque<AutoCloseable> opened, HostProcess ours, HostProcess floor, HostProcess rival, Population population)
        implements AutoCloseable {

    private static final String HEAP = "1g";

    static Arena open(Settings settings) throws Exception {
        Deque<AutoCloseable> opened = new ArrayDeque<>();
        try {
            return open(settings, opened);
        } catch (Exception e) {
            closeAll(opened);
            throw e;
        }
    }

    private static Arena open(Settings settings, Deque<AutoCloseable> opened) throws Exception {
        PostgresServer server = opened(PostgresServer.start(), opened);
        Hosts hosts = new Hosts(settings, HEAP);
        String ourUrl = server.create("ours");
        HostProcess ours = opened(hosts.ours(ourUrl), opened);
        Population population = Population.addTo(ourUrl);
        HostProcess floor = opened(hosts.keyFloor(ourUrl, population), opened);
        String rivalUrl = server.create("rival");
        HostProcess rival = opened(hosts.rival(rivalUrl), opened);
        RivalUsers.add(population, rivalUrl);
        return new Arena(opened, ours, floor, rival, population);
    }

    private static <T extends AutoCloseable> T opened(T part, Deque<AutoCloseable> opened) {
        opened.push(part);
        return part;
    }

    Side keys(String name, HostProcess host, int connections) {
        int bytes = population.body().length();
        return new Side(name, new Load(host.port(), Requests.hello(population), connections, bytes), new ArrayList<>());
    }

    Side signIns(String name, HostProcess host, String path, int connections) {
        return new Side(name, new Load(host.port(), Requests.signIns(path), connections, 0), new ArrayList<>());
    }

    @Override
    public void close() throws Exception {
        closeAll(opened);
    }

    private static void closeAll(Deque<AutoCloseable> opened) throws Exception {
        while (!opened.isEmpty()) {
            opened.pop().close();
        }
    }
}
