package org.accountkit.web;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.accountkit.access.Caller;
import org.accountkit.access.RefusalCode;
import org.accountkit.access.RequestOrigin;
import org.accountkit.user.UserId;
import org.accountkit.web.json.JsonBody;

/** A request that has passed every check, as its route's handler sees it. For one thread. */
final class Call {

    /** The form of every id and name that AccountKit issues; nothing else is looked up in a store. */
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

    /** Returns the caller; only on routes that require one. */
    Caller caller() {
        return caller.orElseThrow(() -> new IllegalStateException("This route is public and has no caller."));
    }

    JsonBody body() {
        return body;
    }

    QueryParameters query() {
        return QueryParameters.of(request());
    }

    /** Returns a parameter of the path as sent. */
    String segment(String name) {
        return parameters.getOrDefault(name, "");
    }

    /** Returns a decoded parameter of the path; what cannot be an id is refused as not found. */
    String id(String name) {
        return Percent.decode(segment(name))
                .filter(id -> ID.matcher(id).matches())
                .orElseThrow(RefusalCode.NOT_FOUND::refused);
    }

    UserId userId() {
        return new UserId(id("id"));
    }
}
