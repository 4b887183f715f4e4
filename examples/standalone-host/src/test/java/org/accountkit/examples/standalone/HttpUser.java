package org.accountkit.examples.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A browser without a window: keeps cookies by name and sends what a page of the host would send. */
final class HttpUser {

    /** What came back. */
    record Answer(int status, String body, HttpHeaders headers) {

        Optional<String> header(String name) {
            return headers.firstValue(name);
        }

        /** The code of a problem; empty when it is none. */
        String code() {
            return body.contains("urn:accountkit:problem:") ? field("code") : "";
        }

        /** The first text or number of that name, as it was written. */
        String field(String name) {
            return fields(name).stream()
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("No field " + name + " in " + body));
        }

        /** All texts or numbers of that name, wherever they are. */
        List<String> fields(String name) {
            Matcher matcher = Pattern.compile('"' + name + "\":\\s*(?:\"([^\"]*)\"|([-0-9a-z.]+))")
                    .matcher(body);
            List<String> found = new ArrayList<>();
            while (matcher.find()) {
                found.add(matcher.group(1) == null ? matcher.group(2) : matcher.group(1));
            }
            return found;
        }

        /** The texts of a list of that name. */
        List<String> texts(String name) {
            Matcher matcher =
                    Pattern.compile('"' + name + "\":\\s*\\[([^\\]]*)\\]").matcher(body);
            assertThat(matcher.find()).as("a list %s in %s", name, body).isTrue();
            return Pattern.compile("\"([^\"]*)\"")
                    .matcher(matcher.group(1))
                    .results()
                    .map(text -> text.group(1))
                    .toList();
        }

        Answer expect(int expected) {
            assertThat(status).as(body).isEqualTo(expected);
            return this;
        }

        Answer expect(int expected, String code) {
            assertThat(status + " " + code()).as(body).isEqualTo(expected + " " + code);
            return this;
        }
    }

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final URI page;
    private final Map<String, String> cookies;
    private final Map<String, String> headers = new TreeMap<>();

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

    /** Sends a header with every request. */
    HttpUser with(String name, String value) {
        headers.put(name, value);
        return this;
    }

    /** Presents a token as {@code Authorization: Bearer}. */
    HttpUser bearing(String token) {
        return with("Authorization", "Bearer " + token);
    }

    HttpUser withCookie(String name, String value) {
        cookies.put(name, value);
        return this;
    }

    /** The cookie of a session, a pending sign-in or a device; empty when there is none. */
    String cookie(String kind) {
        return cookies.getOrDefault("account-" + kind, "");
    }

    /** The values of all cookies. */
    Collection<String> cookieValues() {
        return List.copyOf(cookies.values());
    }

    HttpUser withoutCookies() {
        cookies.clear();
        return this;
    }

    Answer signIn(String username, String password) {
        return post("api/sign-in", json("username", username, "password", password));
    }

    Answer get(String path) {
        return send("GET", path);
    }

    Answer post(String path) {
        return send("POST", path);
    }

    Answer post(String path, String body) {
        return send("POST", path, body);
    }

    Answer delete(String path) {
        return send("DELETE", path);
    }

    Answer send(String method, String path) {
        return send(method, path, HttpRequest.BodyPublishers.noBody());
    }

    Answer send(String method, String path, String body) {
        return send(method, path, HttpRequest.BodyPublishers.ofString(body));
    }

    private Answer send(String method, String path, HttpRequest.BodyPublisher body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(page.resolve(path))
                .method(method, body)
                .header("Content-Type", "application/json")
                .header("Sec-Fetch-Site", "same-origin");
        headers.forEach(request::header);
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie", cookies.entrySet().stream().map(Object::toString).collect(Collectors.joining("; ")));
        }
        try {
            HttpResponse<String> response = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
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
        if (cookie.contains("Max-Age=0")) {
            cookies.remove(pair[0]);
        } else {
            cookies.put(pair[0], pair[1]);
        }
    }

    /** An object of texts, by names and values. */
    static String json(String... namesAndValues) {
        StringBuilder object = new StringBuilder("{");
        for (int i = 0; i < namesAndValues.length; i += 2) {
            object.append(i == 0 ? "\"" : ",\"")
                    .append(namesAndValues[i])
                    .append("\":\"")
                    .append(namesAndValues[i + 1].replace("\\", "\\\\").replace("\"", "\\\""))
                    .append('"');
        }
        return object.append('}').toString();
    }
}
