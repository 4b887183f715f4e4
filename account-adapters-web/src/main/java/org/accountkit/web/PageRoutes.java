package org.accountkit.web;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.accountkit.access.RefusalCode;

/** The page and its files. */
final class PageRoutes {

    private final String mount;
    private final Asset index;
    private final Map<String, Asset> loaded = new ConcurrentHashMap<>();

    PageRoutes(WebSettings settings, PageSettings limits) {
        this.mount = settings.mount();
        Asset template = Asset.load("index.html").orElseThrow(() -> new IllegalStateException("The page is missing."));
        String filled = settings.page().fill(new String(template.bytes(), StandardCharsets.UTF_8), settings.features());
        this.index = template.with(limits.fill(filled).getBytes(StandardCharsets.UTF_8));
        loaded.put(PageSettings.FILE, Asset.json(limits.toJson().toBytes()));
    }

    List<Route> routes() {
        return List.of(
                Route.get("", Access.ANYONE, call -> toPage()),
                Route.get("/", Access.ANYONE, call -> index.answer(call.request())),
                Route.get("/ui/{file}", Access.ANYONE, call -> file(call, call.segment("file"))),
                Route.get("/ui/{folder}/{file}", Access.ANYONE, call -> file(call, joined(call, "folder", "file"))),
                Route.get(
                        "/ui/{folder}/{part}/{file}",
                        Access.ANYONE,
                        call -> file(call, joined(call, "folder", "part", "file"))));
    }

    private static String joined(Call call, String... segments) {
        return Stream.of(segments).map(call::segment).collect(Collectors.joining("/"));
    }

    private AccountResponse toPage() {
        return AccountResponse.of(308).with("Location", mount + '/');
    }

    private AccountResponse file(Call call, String name) {
        Asset asset = loaded.get(name);
        if (asset == null) {
            asset = Asset.load(name).orElseThrow(RefusalCode.NOT_FOUND::refused);
            loaded.put(name, asset);
        }
        return asset.answer(call.request());
    }
}
