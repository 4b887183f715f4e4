package org.accountkit.web;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A request as the host's adapter gives it, which may return null or throw. Null counts as missing. What is thrown is
 * passed on once; after that the request counts as empty, so that there can be an answer. For one thread.
 */
final class SafeRequest implements AccountRequest {

    private final AccountRequest request;
    private boolean failed;

    SafeRequest(AccountRequest request) {
        this.request = request;
    }

    /** Returns the host's own object, which the host's {@link CallerSource} knows. */
    AccountRequest original() {
        return request;
    }

    @Override
    public String method() {
        return read(() -> request.method(), "");
    }

    @Override
    public String path() {
        return read(() -> request.path(), "");
    }

    @Override
    public Optional<String> query() {
        return read(() -> request.query(), Optional.<String>empty());
    }

    @Override
    public List<String> headers(String name) {
        return read(() -> withoutNull(request.headers(name)), List.<String>of());
    }

    @Override
    public InputStream body() throws IOException {
        return failed
                ? InputStream.nullInputStream()
                : Objects.requireNonNullElseGet(request.body(), InputStream::nullInputStream);
    }

    @Override
    public String remoteAddress() {
        return read(() -> request.remoteAddress(), "");
    }

    @Override
    public String scheme() {
        return read(() -> request.scheme(), "");
    }

    @Override
    public String authority() {
        return read(() -> request.authority(), "");
    }

    private <T> T read(Supplier<T> part, T otherwise) {
        if (failed) {
            return otherwise;
        }
        try {
            return Objects.requireNonNullElse(part.get(), otherwise);
        } catch (Throwable failure) {
            failed = true;
            throw failure;
        }
    }

    private static List<String> withoutNull(List<String> values) {
        return values == null
                ? List.of()
                : values.stream().filter(Objects::nonNull).toList();
    }
}
