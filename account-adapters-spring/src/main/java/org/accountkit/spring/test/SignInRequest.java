package org.accountkit.spring.test;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.accountkit.secret.Secret;
import org.accountkit.web.AccountRequest;

/**
 * What a browser sends to sign in.
 *
 * @param path the path of the route
 * @param json the body
 */
record SignInRequest(String path, String json) implements AccountRequest {

    private static final Map<String, String> HEADERS =
            Map.of("content-type", "application/json", "sec-fetch-site", "same-origin");

    static SignInRequest of(String basePath, String username, Secret password) {
        String json = "{\"username\":\"" + quoted(username) + "\",\"password\":\"" + quoted(password.reveal()) + "\"}";
        return new SignInRequest(basePath + "/api/sign-in", json);
    }

    private static String quoted(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"");
    }

    @Override
    public String method() {
        return "POST";
    }

    @Override
    public Optional<String> query() {
        return Optional.empty();
    }

    @Override
    public List<String> headers(String name) {
        return Optional.ofNullable(HEADERS.get(name.toLowerCase(Locale.ROOT))).stream()
                .toList();
    }

    @Override
    public InputStream body() {
        return new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String remoteAddress() {
        return "127.0.0.1";
    }

    @Override
    public String scheme() {
        return "http";
    }

    @Override
    public String authority() {
        return "localhost";
    }
}
