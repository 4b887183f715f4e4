package org.accountkit.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.accountkit.web.json.OpenApiFilter;

/** The OpenAPI description of the mounted routes, with this host's base path and cookies. */
final class OpenApiRoutes {

    private static final String RESOURCE = "openapi.json";
    private static final String PATH = "/api/openapi.json";

    private final byte[] document;

    OpenApiRoutes(WebSettings settings, List<Route> others) {
        Cookies cookies = settings.cookies();
        this.document = described(settings, others)
                .replace("{\"url\": \"/account\"}", "{\"url\": \"" + settings.mount() + "\"}")
                .replace("__Host-account-session", cookies.name(CookieKind.SESSION))
                .replace("__Host-account-pending", cookies.name(CookieKind.PENDING))
                .getBytes(UTF_8);
    }

    List<Route> routes() {
        return List.of(Route.get(PATH, Access.ANYONE, this::show));
    }

    private AccountResponse show(Call call) {
        return AccountResponse.content(200, "application/json", document);
    }

    private static String described(WebSettings settings, List<Route> others) {
        boolean all = settings.features().containsAll(EnumSet.allOf(AccountFeature.class));
        return all ? load() : OpenApiFilter.only(mounted(others), load());
    }

    private static Set<String> mounted(List<Route> others) {
        Set<String> paths =
                others.stream().map(route -> route.path().toString()).collect(Collectors.toSet());
        paths.add(PATH);
        return paths;
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
