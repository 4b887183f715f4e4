package org.accountkit.examples.standalone;

import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Pattern;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.RequestLog;
import org.eclipse.jetty.server.Response;
import org.jspecify.annotations.Nullable;

/**
 * Counts requests, and logs them if that is wanted: without query, headers or body, and with a star for whatever in the
 * path looks like a token.
 */
final class RequestJournal implements RequestLog {

    private static final System.Logger LOG = System.getLogger("accountkit.access");
    private static final Pattern LIKE_A_TOKEN = Pattern.compile("[A-Za-z]{2,8}_[^/;]+|(?<![^/])[^/;-]{33,}");
    private static final int CLASS_OF_STATUS = 100;

    private final boolean logs;
    private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();

    RequestJournal(boolean logs) {
        this.logs = logs;
        for (int first = 1; first <= 5; first++) {
            counts.put(first + "xx", new LongAdder());
        }
    }

    @Override
    public void log(Request request, Response response) {
        int status = response.getStatus();
        counts.computeIfAbsent(status / CLASS_OF_STATUS + "xx", any -> new LongAdder())
                .increment();
        if (logs) {
            LOG.log(
                    Level.INFO,
                    "{0} {1} {2} {3} {4} B {5} ms",
                    client(request),
                    request.getMethod(),
                    path(request.getHttpURI().getPath()),
                    Integer.toString(status),
                    Long.toString(Response.getContentBytesWritten(response)),
                    Long.toString(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - request.getBeginNanoTime())));
        }
    }

    void writeTo(PrometheusText text) {
        text.counters("http_requests_total", "Requests, by class of status.", "status", counts);
    }

    /** The path as it was sent: percent-encoded, so that it stays in its line. */
    static String path(@Nullable String sent) {
        return sent == null ? "-" : LIKE_A_TOKEN.matcher(sent).replaceAll("*");
    }

    private static String client(Request request) {
        SocketAddress address = request.getConnectionMetaData().getRemoteSocketAddress();
        return address instanceof InetSocketAddress socket ? socket.getAddress().getHostAddress() : "-";
    }
}
