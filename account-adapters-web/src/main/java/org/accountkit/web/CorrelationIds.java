package org.accountkit.web;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Where the correlation id of a request comes from. What is taken over goes into logs, problem documents and the audit
 * trail, so it must have the form of an id: a client can send any header.
 *
 * @param source asks the host; empty for an id of our own
 */
record CorrelationIds(Function<AccountRequest, Optional<String>> source) {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:/+=-]{0,63}");
    private static final Pattern HEADER = Pattern.compile("[A-Za-z0-9-]{1,64}");

    static final CorrelationIds OWN = new CorrelationIds(request -> Optional.empty());

    static CorrelationIds header(String name) {
        if (!HEADER.matcher(name).matches()) {
            throw new IllegalArgumentException("'" + name + "' is not the name of a header.");
        }
        return new CorrelationIds(request -> only(request.headers(name)));
    }

    String of(AccountRequest request) {
        return asked(request)
                .filter(id -> FORM.matcher(id).matches())
                .orElseGet(() -> UUID.randomUUID().toString());
    }

    /** A source that fails must not fail a request. */
    private Optional<String> asked(AccountRequest request) {
        try {
            return source.apply(request);
        } catch (RuntimeException failure) {
            return Optional.empty();
        }
    }

    private static Optional<String> only(List<String> values) {
        return values.size() == 1 ? Optional.of(values.get(0)) : Optional.empty();
    }
}
