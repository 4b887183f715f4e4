package org.accountkit.web;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.accountkit.access.Caller;
import org.accountkit.access.RefusalCode;
import org.accountkit.access.RequestOrigin;
import org.accountkit.user.UserId;
import org.accountkit.web.json.JsonBody;

/** What a route's handler gets to see, once every check was passed. For one thread. */
final class Call {

    /** Every id and name that we hand out is of this form; so no store is asked for anything stranger. */
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private final Inbound inbound;
    private final Map<String, String> parameters;
    private final Optional<Caller> caller;
    private final JsonBody body;

    Call(Inbound inbound, Map<String, String> parameters, Optional<Caller> caller, JsonBody body) {
        this.inbound = inbound;
        this.parameters = parameters;
        this.caller = caller;
        this.body = body;
    }

    AccountRequest request() {
        return inbound.request();
    }

    CookieJar cookies() {
        return inbound.cookies();
    }

    RequestOrigin origin() {
        return inbound.origin();
    }

    /** Who calls; only on routes for somebody signed in. */
    Caller caller() {
        return caller.orElseThrow(() -> new IllegalStateException("This route is public and has no caller."));
    }

    JsonBody body() {
        return body;
    }

    QueryParameters query() {
        return QueryParameters.of(request());
    }

    /** A parameter of the path as it was sent. */
    String segment(String name) {
        return parameters.getOrDefault(name, "");
    }

    /** A parameter of the path, decoded; what cannot be an id is not there. */
    String id(String name) {
        return Percent.decode(segment(name))
                .filter(id -> ID.matcher(id).matches())
                .orElseThrow(RefusalCode.NOT_FOUND::refused);
    }

    UserId userId() {
        return new UserId(id("id"));
    }
}
