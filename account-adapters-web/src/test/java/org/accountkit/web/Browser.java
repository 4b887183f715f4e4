package org.accountkit.web;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Keeps cookies between requests, as a browser does. */
final class Browser {

    private final AccountRoutes routes;
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private @Nullable Interactions description;

    Browser(AccountRoutes routes) {
        this.routes = routes;
    }

    Map<String, String> cookies() {
        return cookies;
    }

    String session() {
        return cookies.get("__Host-account-session");
    }

    Answer get(String path) {
        return send(FakeRequest.of("GET", path));
    }

    Answer post(String path) {
        return send(FakeRequest.of("POST", path));
    }

    Answer post(String path, String json) {
        return send(FakeRequest.of("POST", path).json(json));
    }

    Answer put(String path, String json) {
        return send(FakeRequest.of("PUT", path).json(json));
    }

    Answer patch(String path, String json) {
        return send(FakeRequest.of("PATCH", path).json(json));
    }

    Answer delete(String path) {
        return send(FakeRequest.of("DELETE", path));
    }

    Answer send(FakeRequest request) {
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + '=' + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        Answer answer = new Answer(request, routes.handle(request));
        description().ifPresent(known -> known.check(request, answer));
        answer.headers("Set-Cookie").forEach(this::keep);
        return answer;
    }

    /** Every request and every answer of a test is judged by the description; empty with another base path. */
    private Optional<Interactions> description() {
        if (description == null) {
            FakeRequest request = FakeRequest.of("GET", "/api/openapi.json");
            Answer answer = new Answer(request, routes.handle(request));
            if (answer.status() != 200) {
                return Optional.empty();
            }
            description = Interactions.describedBy(answer.text());
        }
        return Optional.of(description);
    }

    void keep(String cookie) {
        String pair = cookie.split(";", 2)[0];
        String[] parts = pair.split("=", 2);
        if (cookie.contains("Max-Age=0")) {
            cookies.remove(parts[0]);
        } else {
            cookies.put(parts[0], parts[1]);
        }
    }
}
