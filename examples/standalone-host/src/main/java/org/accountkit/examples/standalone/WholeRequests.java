package org.accountkit.examples.standalone;

import java.time.Duration;
import java.util.function.ToIntFunction;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Gives a request a thread once the part of its body that will be read has arrived, or its time is up. */
final class WholeRequests extends Handler.Wrapper {

    private final OpenConnections connections;
    private final ToIntFunction<JettyRequest> mostBytesRead;
    private final Duration longest;

    WholeRequests(OpenConnections connections, ToIntFunction<JettyRequest> mostBytesRead, Duration longest) {
        this.connections = connections;
        this.mostBytesRead = mostBytesRead;
        this.longest = longest;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        int most = announcesBody(request) ? mostBytesRead.applyAsInt(new JettyRequest(request)) : 0;
        if (most == 0) {
            return handleWhole(request, response, callback);
        }
        connections.receive(request.getConnectionMetaData().getConnection());
        new ArrivingBody(request, most, longest).receive(whole -> handleApart(whole, response, callback));
        return true;
    }

    private static boolean announcesBody(Request request) {
        return request.getLength() != 0
                && (request.getHeaders().contains(HttpHeader.CONTENT_LENGTH)
                        || request.getHeaders().contains(HttpHeader.TRANSFER_ENCODING));
    }

    private void handleApart(Request request, Response response, Callback callback) {
        request.getComponents().getExecutor().execute(() -> {
            try {
                handleWhole(request, response, callback);
            } catch (Exception e) {
                Response.writeError(request, response, callback, e);
            }
        });
    }

    private boolean handleWhole(Request request, Response response, Callback callback) throws Exception {
        Connection connection = request.getConnectionMetaData().getConnection();
        connections.begin(connection);
        Request.addCompletionListener(request, failure -> connections.end(connection));
        return super.handle(request, response, callback);
    }
}
