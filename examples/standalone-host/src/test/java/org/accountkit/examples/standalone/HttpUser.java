package org.accountkit.examples.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A browser without a window: keeps cookies by name and sends what a page of the host would send. */
final class HttpUser {

    /** What came back. */
    record Answer(int status, String body, HttpHeaders headers) {

        Optional<String> header(String name) {
            return headers.firstValue(name);
        }
    }

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI page;
    private final Map<String, String> cookies;

    HttpUser(URI page) {
        this(page, new TreeMap<>());
    }

    private HttpUser(URI page, Map<String, String> cookies) {
        this.page = page;
        this.cookies = cookies;
    }

    /** The same user with the same cookies at another address. */
    HttpUser at(URI otherPage) {
        return new HttpUser(otherPage, cookies);
    }

    Answer signIn(String username, String password) {
        String body = "{\"username\":\"%s\",\"password\":\"%s\"}".formatted(username, password);
        return send("POST", "api/sign-in", HttpRequest.BodyPublishers.ofString(body));
    }

    Answer get(String path) {
        return send("GET", path);
    }

    Answer send(String method, String path) {
        return send(method, path, HttpRequest.BodyPublishers.noBody());
    }

    private Answer send(String method, String path, HttpRequest.BodyPublisher body) {
        HttpRequest request = HttpRequest.newBuilder(page.resolve(path))
                .method(method, body)
                .header("Content-Type", "application/json")
                .header("Sec-Fetch-Site", "same-origin")
                .header(
                        "Cookie",
                        cookies.entrySet().stream().map(Object::toString).collect(Collectors.joining("; ")))
                .build();
        try {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            response.headers().allValues("Set-Cookie").forEach(this::keep);
            return new Answer(response.statusCode(), response.body(), response.headers());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void keep(String cookie) {
        String[] pair = cookie.split(";", 2)[0].split("=", 2);
        cookies.put(pair[0], pair[1]);
    }
}
