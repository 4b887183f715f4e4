package org.accountkit.web;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/**
 * Sends requests to a host over a socket.
 *
 * @param origin the host's origin
 */
record HostClient(String origin) {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    /** Sends a request from one of our own pages; headers are names and values in turn. */
    HttpResponse<String> send(String method, String path, String body, String... headers) throws Exception {
        return send(method, path, BodyPublishers.ofString(body), headers);
    }

    HttpResponse<String> send(String method, String path, BodyPublisher body, String... headers) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(origin + path)).method(method, body);
        request.header("Origin", origin);
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return CLIENT.send(request.build(), BodyHandlers.ofString());
    }

    /** Signs in; returns the session as a cookie header. */
    String signIn(String name) throws Exception {
        HttpResponse<String> answer = send(
                "POST",
                "/account/api/sign-in",
                World.credentials(name, World.PASSWORD),
                "Content-Type",
                "application/json");
        return answer.headers().allValues("Set-Cookie").stream()
                .map(cookie -> cookie.split(";", 2)[0])
                .filter(cookie -> cookie.startsWith("account-session="))
                .findFirst()
                .orElseThrow();
    }
}
