package org.accountkit.examples.standalone;

import java.time.Clock;
import org.accountkit.web.AccountRoutes;

/** The HTTP server under the host. It has its port before anything else is opened. */
interface WebServer extends AutoCloseable {

    /** Serves AccountKit's routes, and the host's own behind AccountKit's guard. */
    void start(AccountRoutes routes, Clock clock);

    int port();

    /** Adds what the server counts. */
    default void writeTo(PrometheusText metrics) {}

    @Override
    void close();
}
