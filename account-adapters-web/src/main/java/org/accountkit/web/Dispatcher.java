package org.accountkit.web;

import java.util.Optional;
import org.accountkit.access.Caller;
import org.accountkit.access.RefusalCode;
import org.accountkit.web.RouteTable.Match;
import org.accountkit.web.RouteTable.Resource;
import org.accountkit.web.json.JsonBody;

/**
 * Passes a request through the checks to its route. The first check that fails determines the answer, so their order is
 * part of the contract.
 */
final class Dispatcher {

    private final String mount;
    private final RouteTable routes;
    private final CrossSite crossSite;
    private final Cors cors;
    private final Gate gate;
    private final BodyReader bodies;

    Dispatcher(String mount, RouteTable routes, CrossSite crossSite, Cors cors, Gate gate, BodyReader bodies) {
        this.mount = mount;
        this.routes = routes;
        this.crossSite = crossSite;
        this.cors = cors;
        this.gate = gate;
        this.bodies = bodies;
    }

    /** How many bytes of a body are read at most. */
    int mostRead(AccountRequest request) {
        return resource(request.path())
                .flatMap(resource -> resource.method(request.method()))
                .map(match -> BodyReader.most(request, match.route().shape()))
                .orElse(0);
    }

    AccountResponse dispatch(Inbound inbound) {
        Resource resource = resource(inbound.request().path())
                .orElseThrow(() -> RefusalCode.NOT_FOUND.refused("Check the address."));
        if (cors.isPreflight(inbound.request())) {
            return cors.preflight(resource.methods());
        }
        return resource.method(inbound.method())
                .map(match -> run(inbound, match))
                .orElseGet(() -> Problems.methodNotAllowed(resource.methods(), inbound));
    }

    private Optional<Resource> resource(String path) {
        boolean mounted = path.equals(mount) || path.startsWith(mount + '/');
        return mounted ? routes.find(path.substring(mount.length())) : Optional.empty();
    }

    private AccountResponse run(Inbound inbound, Match match) {
        Route route = match.route();
        if (route.access().who() == Access.Who.SIGN_IN || gate.isOpenToForgery(inbound)) {
            crossSite.check(inbound.request());
        }
        try (SentBody sent = bodies.read(inbound.request(), route.shape())) {
            Optional<Caller> caller = gate.admit(inbound, route.access());
            try (JsonBody body = sent.parse(route.shape())) {
                return route.handler().handle(new Call(inbound, match.parameters(), caller, body));
            }
        }
    }
}
