package org.accountkit.web.jdk;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Limits for the JDK's server, which has none by default: a client that stops in the middle of a request would occupy a
 * thread for ever. There is a thread for each connection, so a slow client holds up nobody else.
 *
 * @param request the longest time until head and body of a request have arrived, at least a second
 * @param response the longest time from then until the answer has been received, at least a second
 * @param connections how many connections may be open
 */
public record ServerLimits(Duration request, Duration response, int connections) {

    /** 20 seconds for a request, 60 for a response, and 200 connections. */
    public static final ServerLimits DEFAULT = new ServerLimits(Duration.ofSeconds(20), Duration.ofSeconds(60), 200);

    private static final long THREAD_IS_KEPT_SECONDS = 30;

    /**
     * Checks the limits.
     *
     * @throws IllegalArgumentException if one is too small
     */
    public ServerLimits {
        if (request.toSeconds() < 1 || response.toSeconds() < 1 || connections < 1) {
            throw new IllegalArgumentException("Allow at least a second and a connection.");
        }
    }

    /**
     * Creates a server with these limits, which are system properties of the JDK. It reads them when the first server of
     * the process is created, so create that one here. A property that the operator has set remains. Answers are sent
     * without Nagle's delay, which would add 40 ms to each that has a body.
     *
     * @param address the address to listen on
     * @return the server, not started
     * @throws IOException if the address cannot be used
     */
    @SuppressWarnings("exports") // whoever calls it has the JDK's server; others need not
    public HttpServer create(InetSocketAddress address) throws IOException {
        set("sun.net.httpserver.maxReqTime", request.toSeconds());
        set("sun.net.httpserver.maxRspTime", response.toSeconds());
        set("sun.net.httpserver.idleInterval", request.toSeconds());
        set("jdk.httpserver.maxConnections", connections);
        setUnlessSet("sun.net.httpserver.nodelay", "true");
        HttpServer server = HttpServer.create(address, 0);
        server.setExecutor(threads());
        return server;
    }

    private static void set(String property, long value) {
        setUnlessSet(property, Long.toString(value));
    }

    private static void setUnlessSet(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }

    /** The threads end by themselves, because nobody tells the executor that the server has stopped. */
    private Executor threads() {
        AtomicInteger number = new AtomicInteger();
        return new ThreadPoolExecutor(
                0, connections, THREAD_IS_KEPT_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), task -> {
                    Thread thread = new Thread(task, "account-http-" + number.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
    }
}
