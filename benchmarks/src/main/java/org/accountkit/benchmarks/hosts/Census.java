package org.accountkit.benchmarks.hosts;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/**
 * What a host has at a time.
 *
 * @param heapMiB the heap that is in use after a collection
 * @param residentMiB the memory that is in use
 * @param threads the number of threads
 * @param connections the number of connections to the database
 */
record Census(long heapMiB, long residentMiB, long threads, long connections) {

    private static final double TOLERANCE = 1.1;
    private static final int MIB = 8;
    private static final int THREADS = 10;

    static Census of(HostProcess host, PostgresServer server, String database)
            throws IOException, InterruptedException, SQLException {
        ProcessStatus status = host.status();
        return new Census(
                new Jcmd(host).heapAfterGcMiB(),
                status.residentMiB(),
                status.threads(),
                server.connectionsOf(database));
    }

    /** Reports whether there is no more than before, give or take what a collection or an idle thread makes. */
    boolean isNoMoreThan(Census before) {
        return heapMiB <= before.heapMiB * TOLERANCE + MIB
                && residentMiB <= before.residentMiB * TOLERANCE + MIB
                && threads <= before.threads + THREADS
                && connections <= before.connections;
    }

    static String describe(List<Census> all) {
        return "heap " + list(all, Census::heapMiB) + " MiB, resident " + list(all, Census::residentMiB)
                + " MiB, threads " + list(all, Census::threads) + ", connections " + list(all, Census::connections);
    }

    private static String list(List<Census> all, ToLongFunction<Census> figure) {
        return all.stream()
                .map(census -> Long.toString(figure.applyAsLong(census)))
                .collect(Collectors.joining(" → "));
    }
}
