package org.accountkit.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.accountkit.web.json.JsonObject;

/**
 * A response for the host's server to send unchanged: the status, the headers, {@link #contentLength} and, if it {@link
 * #hasBody}, the body. Immutable.
 */
public final class AccountResponse {

    private final int status;
    private final List<Header> headers;
    private final OptionalInt length;
    private final Body body;
    private final boolean bodiless;

    /**
     * One header.
     *
     * @param name its name
     * @param value its value
     */
    public record Header(String name, String value) {

        private static final Set<String> REPEATABLE = Set.of("Set-Cookie", "Vary");

        /** {@return whether to keep headers of the same name that are already set; otherwise replace them} */
        public boolean isRepeatable() {
            return REPEATABLE.contains(name);
        }
    }

    /** Writes a body. */
    @FunctionalInterface
    interface Body {
        void writeTo(OutputStream out) throws IOException;
    }

    private AccountResponse(int status, List<Header> headers, OptionalInt length, Body body, boolean bodiless) {
        this.status = status;
        this.headers = List.copyOf(headers);
        this.length = length;
        this.body = body;
        this.bodiless = bodiless;
    }

    private static AccountResponse of(int status, List<Header> headers, byte[] body) {
        return new AccountResponse(status, headers, OptionalInt.of(body.length), out -> out.write(body), false);
    }

    static AccountResponse of(int status) {
        return of(status, List.of(), new byte[0]);
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
        return of(status, List.of(new Header("Content-Type", type)), body);
    }

    /** Returns a response whose body is created while it is sent, so that it need not fit into memory. */
    static AccountResponse streamed(String type, Body body) {
        return new AccountResponse(200, List.of(new Header("Content-Type", type)), OptionalInt.empty(), body, false);
    }

    AccountResponse with(String name, String value) {
        return with(List.of(new Header(name, value)));
    }

    AccountResponse with(List<Header> more) {
        if (more.isEmpty()) {
            return this;
        }
        List<Header> all = new ArrayList<>(headers);
        all.addAll(more);
        return new AccountResponse(status, all, length, body, bodiless);
    }

    /** Returns the same answer to a request with this method: without the body after {@code HEAD}. */
    AccountResponse to(String method) {
        return method.equals("HEAD") ? new AccountResponse(status, headers, length, body, true) : this;
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

    /** {@return the headers without {@code Content-Length}; a name may appear several times} */
    public List<Header> headers() {
        return headers;
    }

    /** {@return whether there is a body to send: not after {@code HEAD}, and not with a status that has none} */
    public boolean hasBody() {
        return !bodiless && allowsBody() && !length.equals(OptionalInt.of(0));
    }

    /**
     * Returns the value of {@code Content-Length}. After {@code HEAD} it is the length that the body would have.
     *
     * @return the length in bytes; empty if the header must not be sent (204, 304), or if the body is created while it
     *     is sent, so that its length is not known yet
     */
    public OptionalInt contentLength() {
        return allowsBody() ? length : OptionalInt.empty();
    }

    private boolean allowsBody() {
        return status != 204 && status != 304;
    }

    /**
     * Writes the body, or nothing if {@link #hasBody} is false. Call it once: a body that is created while it is sent is read from the stores now.
     *
     * @param out the stream to write to; it is not closed
     * @throws IOException if that fails, or if the body cannot be completed: then what was sent is incomplete, and the
     *     connection must be closed in a way that shows it
     */
    public void writeTo(OutputStream out) throws IOException {
        if (hasBody()) {
            body.writeTo(out);
        }
    }

    /**
     * Returns the whole body. Prefer {@link #writeTo}: an export may be large.
     *
     * @return the body; empty if there is none
     */
    public byte[] body() {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        try {
            writeTo(whole);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return whole.toByteArray();
    }

    /** {@return the status, without headers or body} */
    @Override
    public String toString() {
        return "AccountResponse[" + status + "]";
    }
}
