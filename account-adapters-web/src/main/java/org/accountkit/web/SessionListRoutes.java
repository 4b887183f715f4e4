package org.accountkit.web;

import java.util.List;
import org.accountkit.AccountServices;
import org.accountkit.session.Session;
import org.accountkit.session.SessionService;
import org.accountkit.web.json.JsonObject;

/** All of the caller's sessions. */
final class SessionListRoutes {

    private static final String ALL = "/api/me/sessions";

    private final SessionService sessions;
    private final Cookies cookies;

    SessionListRoutes(AccountServices accounts, Cookies cookies) {
        this.sessions = accounts.sessions();
        this.cookies = cookies;
    }

    List<Route> routes() {
        return List.of(
                Route.get(ALL, SessionService.MANAGE, this::list),
                Route.delete(ALL, SessionService.MANAGE, this::endOthers),
                Route.delete(ALL + "/{id}", SessionService.MANAGE, this::end));
    }

    private AccountResponse list(Call call) {
        String current = call.caller().credential().id();
        return AccountResponse.ok(new JsonObject()
                .putObjects(
                        "sessions",
                        sessions.list(call.caller()).stream()
                                .map(session -> view(session, current))
                                .toList()));
    }

    private static JsonObject view(Session session, String current) {
        return new JsonObject()
                .put("id", session.id())
                .put("current", session.id().equals(current))
                .put("client", session.client().orElse(""))
                .put("address", session.address().orElse(""))
                .put("signedInAt", session.signedInAt())
                .put("lastSeenAt", session.lastSeenAt());
    }

    private AccountResponse end(Call call) {
        String id = call.id("id");
        sessions.end(call.caller(), id);
        AccountResponse done = AccountResponse.noContent();
        boolean own = id.equals(call.caller().credential().id());
        return own ? done.withCookie(cookies.clear(CookieKind.SESSION)) : done;
    }

    private AccountResponse endOthers(Call call) {
        sessions.endOthers(call.caller(), cookies.read(call.cookies(), CookieKind.DEVICE));
        return AccountResponse.noContent();
    }
}
