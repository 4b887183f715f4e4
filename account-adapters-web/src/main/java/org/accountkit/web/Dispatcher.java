package org.accountkit.web;

import java.util.Arrays;
import java.util.Optional;
import org.accountkit.access.Caller;
import org.accountkit.access.RefusalCode;
import org.accountkit.access.RefusedException;
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

    Dispatcher(String mount, RouteTable routes, CrossSite crossSite, Cors cors, Gate gate) {
        this.mount = mount;
        this.routes = routes;
        this.crossSite = crossSite;
        this.cors = cors;
        this.gate = gate;
    }

    AccountResponse dispatch(Inbound inbound) {
        Resource resource = find(inbound.request().path());
        if (cors.isPreflight(inbound.request())) {
            return cors.preflight(resource.methods());
        }
        return resource.method(inbound.method())
                .map(match -> run(inbound, match))
                .orElseGet(() -> Problems.methodNotAllowed(resource.methods(), inbound));
    }

    private Resource find(String path) {
        if (!path.equals(mount) && !path.startsWith(mount + '/')) {
            throw noSuchPath();
        }
        return routes.find(path.substring(mount.length())).orElseThrow(Dispatcher::noSuchPath);
    }

    private static RefusedException noSuchPath() {
        return RefusalCode.NOT_FOUND.refused("Check the address.");
    }

    private AccountResponse run(Inbound inbound, Match match) {
        Route route = match.route();
        if (route.access().who() == Access.Who.SIGN_IN || gate.isOpenToForgery(inbound)) {
            crossSite.check(inbound.request());
        }
        byte[] body = BodyReader.read(inbound.request());
        try {
            Optional<Caller> caller = gate.admit(inbound, route.access());
            try (JsonBody read = JsonBody.read(body, route.shape())) {
                return route.handler().handle(new Call(inbound, match.parameters(), caller, read));
            }
        } finally {
            Arrays.fill(body, (byte) 0);
        }
    }
}
