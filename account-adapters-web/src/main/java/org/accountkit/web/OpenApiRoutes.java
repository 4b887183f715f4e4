package org.accountkit.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** The OpenAPI description with this host's base path. */
final class OpenApiRoutes {

    private static final String RESOURCE = "openapi.json";

    private final byte[] document;

    OpenApiRoutes(String mount, Cookies cookies) {
        this.document = load().replace("{\"url\": \"/account\"}", "{\"url\": \"" + mount + "\"}")
                .replace("__Host-account-session", cookies.name(CookieKind.SESSION))
                .replace("__Host-account-pending", cookies.name(CookieKind.PENDING))
                .getBytes(UTF_8);
    }

    List<Route> routes() {
        return List.of(Route.get("/api/openapi.json", Access.ANYONE, this::show));
    }

    private AccountResponse show(Call call) {
        return AccountResponse.content(200, "application/json", document);
    }

    private static String load() {
        try (InputStream stream = OpenApiRoutes.class.getResourceAsStream(RESOURCE)) {
            if (stream == null) {
                throw new IllegalStateException("The OpenAPI description is missing.");
            }
            return new String(stream.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
