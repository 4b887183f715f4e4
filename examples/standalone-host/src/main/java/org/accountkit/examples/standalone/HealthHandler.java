package org.accountkit.examples.standalone;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Says whether the process must be restarted ({@code /livez}) and whether it can serve requests ({@code /readyz}). While
 * the database is out of reach or the host is stopping, it is alive and not ready: a restart would not help.
 */
final class HealthHandler extends Handler.Wrapper {

    private static final String READINESS = "/account/api/health";
    private static final byte[] ALIVE = "{\"status\":\"up\"}".getBytes(StandardCharsets.US_ASCII);

    HealthHandler(Handler next) {
        super(next);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        boolean reads = HttpMethod.GET.is(request.getMethod()) || HttpMethod.HEAD.is(request.getMethod());
        String path = reads ? request.getHttpURI().getPath() : "";
        if ("/livez".equals(path)) {
            return alive(response, callback);
        }
        return super.handle("/readyz".equals(path) ? readiness(request) : request, response, callback);
    }

    private static Request readiness(Request request) {
        return Request.serveAs(
                request, HttpURI.build(request.getHttpURI()).path(READINESS).query(null));
    }

    private static boolean alive(Response response, Callback callback) {
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        response.write(true, ByteBuffer.wrap(ALIVE), callback);
        return true;
    }
}
