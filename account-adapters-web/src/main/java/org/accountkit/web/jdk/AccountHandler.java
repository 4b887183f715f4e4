package org.accountkit.web.jdk;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import org.accountkit.web.AccountRoutes;

/**
 * Serves the API and the page on the JDK's server. Create its context at the routes' base path, {@code /account} by
 * default. Safe for use by several threads.
 */
@SuppressWarnings("exports") // whoever uses this package has the JDK's server; others need not
public final class AccountHandler implements HttpHandler {

    private final AccountRoutes routes;

    private AccountHandler(AccountRoutes routes) {
        this.routes = routes;
    }

    /**
     * Returns a handler for these routes.
     *
     * @param routes the routes to serve
     * @return the handler, for the host to create a context with
     */
    public static AccountHandler of(AccountRoutes routes) {
        return new AccountHandler(routes);
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        ExchangeRequest request = ExchangeRequest.of(exchange);
        String context = exchange.getHttpContext().getPath();
        request.send(routes.handle(request, context));
    }
}
