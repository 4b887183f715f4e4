package org.accountkit.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.accountkit.web.json.JsonObject;

/** A response, for the host's server to send as it is; after {@code HEAD} without the body. Immutable. */
public final class AccountResponse {

    private final int status;
    private final List<Header> headers;
    private final byte[] body;

    /**
     * One header.
     *
     * @param name its name
     * @param value its value
     */
    public record Header(String name, String value) {}

    private AccountResponse(int status, List<Header> headers, byte[] body) {
        this.status = status;
        this.headers = List.copyOf(headers);
        this.body = body;
    }

    static AccountResponse of(int status) {
        return new AccountResponse(status, List.of(), new byte[0]);
    }

    static AccountResponse noContent() {
        return of(204);
    }

    static AccountResponse ok(JsonObject object) {
        return json(200, object);
    }

    static AccountResponse created(JsonObject object) {
        return json(201, object);
    }

    static AccountResponse json(int status, JsonObject object) {
        return content(status, "application/json", object.toBytes());
    }

    static AccountResponse content(int status, String type, byte[] body) {
        return new AccountResponse(status, List.of(new Header("Content-Type", type)), body);
    }

    AccountResponse with(String name, String value) {
        return with(List.of(new Header(name, value)));
    }

    AccountResponse with(List<Header> more) {
        List<Header> all = new ArrayList<>(headers);
        all.addAll(more);
        return new AccountResponse(status, all, body);
    }

    AccountResponse withCookie(String cookie) {
        return with("Set-Cookie", cookie);
    }

    AccountResponse withCookie(Optional<String> cookie) {
        return cookie.map(this::withCookie).orElse(this);
    }

    /** {@return the status code} */
    public int status() {
        return status;
    }

    /** {@return the headers, some names perhaps several times; the length of the body is not among them} */
    public List<Header> headers() {
        return headers;
    }

    /** {@return a copy of the body, empty for none} */
    public byte[] body() {
        return body.clone();
    }

    /** {@return the status, nothing of headers or body} */
    @Override
    public String toString() {
        return "AccountResponse[" + status + "]";
    }
}
