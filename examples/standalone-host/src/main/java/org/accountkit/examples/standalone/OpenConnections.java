package org.accountkit.examples.standalone;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.CyclicTimeout;
import org.eclipse.jetty.util.InetAddressSet;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * Closes connections that wait too long for a request, or that are too many. Newcomers are let in, and those that have
 * waited longest go: so an address whose connections are all held can still ask how the host is.
 */
final class OpenConnections implements Connection.Listener {

    /** A request that was sent is on its way to us for some time. */
    private static final long NOT_LET_IN_YET = TimeUnit.SECONDS.toNanos(1);

    private static final int IPV6_NETWORK_BYTES = 8;

    private final Scheduler scheduler;
    private final HttpLimits limits;
    private final InetAddressSet proxies = new InetAddressSet();
    private final Map<Connection, Guest> guests = new HashMap<>();

    /** A connection that is open, and is closed when its time is up. */
    private static final class Guest extends CyclicTimeout {

        private final Connection connection;
        private final String address;
        private int requests;
        private long waitingSince;

        private Guest(Connection connection, String address, Scheduler scheduler) {
            super(scheduler);
            this.connection = connection;
            this.address = address;
        }

        private boolean isWaiting() {
            return requests == 0;
        }

        @Override
        public void onTimeoutExpired() {
            connection.getEndPoint().close();
        }
    }

    OpenConnections(Scheduler scheduler, HttpLimits limits, Collection<String> trustedProxies) {
        this.scheduler = scheduler;
        this.limits = limits;
        this.proxies.addAll(trustedProxies);
    }

    @Override
    public void onOpened(Connection connection) {
        InetAddress address = addressOf(connection);
        surplus(admit(connection, address), address)
                .forEach(surplus -> surplus.getEndPoint().close());
    }

    @Override
    public synchronized void onClosed(Connection connection) {
        Optional.ofNullable(guests.remove(connection)).ifPresent(CyclicTimeout::destroy);
    }

    /** The head of a request has arrived. Its body has the same deadline, and whoever waits for it keeps that. */
    synchronized void receive(Connection connection) {
        Optional.ofNullable(guests.get(connection)).ifPresent(CyclicTimeout::cancel);
    }

    /** A request has arrived whole, and the connection waits no more. */
    synchronized void begin(Connection connection) {
        Optional.ofNullable(guests.get(connection)).ifPresent(guest -> {
            guest.requests++;
            guest.cancel();
        });
    }

    /** The next request may have begun before this one has ended. */
    synchronized void end(Connection connection) {
        Optional.ofNullable(guests.get(connection)).ifPresent(guest -> {
            guest.requests--;
            if (guest.isWaiting()) {
                await(guest);
            }
        });
    }

    private synchronized Guest admit(Connection connection, InetAddress address) {
        Guest guest = new Guest(connection, network(address), scheduler);
        guests.put(connection, guest);
        await(guest);
        return guest;
    }

    private void await(Guest guest) {
        guest.waitingSince = System.nanoTime();
        guest.schedule(limits.request().toMillis(), TimeUnit.MILLISECONDS);
    }

    private synchronized List<Connection> surplus(Guest newcomer, InetAddress address) {
        List<Connection> ofAddress = proxies.test(address)
                ? List.of()
                : longestWaiting(guest -> guest.address.equals(newcomer.address), limits.perAddress());
        return ofAddress.isEmpty() ? longestWaiting(guest -> true, limits.connections()) : ofAddress;
    }

    private List<Connection> longestWaiting(Predicate<Guest> some, int most) {
        long count = guests.values().stream().filter(some).count();
        if (count <= most) {
            return List.of();
        }
        long now = System.nanoTime();
        return guests.values().stream()
                .filter(some)
                .filter(guest -> guest.isWaiting() && now - guest.waitingSince > NOT_LET_IN_YET)
                .sorted(Comparator.comparingLong(guest -> guest.waitingSince - now))
                .limit(count - most)
                .map(guest -> guest.connection)
                .collect(Collectors.toList());
    }

    private static InetAddress addressOf(Connection connection) {
        return connection.getEndPoint().getRemoteSocketAddress() instanceof InetSocketAddress socket
                ? socket.getAddress()
                : InetAddress.getLoopbackAddress();
    }

    /** An IPv6 user has a whole network. */
    private static String network(InetAddress address) {
        return address instanceof Inet6Address
                ? Arrays.toString(Arrays.copyOf(address.getAddress(), IPV6_NETWORK_BYTES))
                : address.getHostAddress();
    }
}
