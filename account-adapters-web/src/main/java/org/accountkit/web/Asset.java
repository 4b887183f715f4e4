package org.accountkit.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** A file of the page, with its type, as it is and compressed. It contains no secret. Immutable. */
final class Asset {

    /** Lower-case words only, so that no name can leave the folder. */
    private static final Pattern NAME = Pattern.compile("([a-z][a-z0-9-]*/)*[a-z][a-z0-9-]*\\.([a-z0-9]+)");

    private static final Map<String, String> TYPES = Map.of(
            "css", "text/css; charset=utf-8",
            "html", "text/html; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "json", "application/json",
            "png", "image/png",
            "svg", "image/svg+xml",
            "woff2", "font/woff2");

    private static final Set<String> COMPRESSED_ALREADY = Set.of("image/png", "font/woff2");

    private final String type;
    private final Representation plain;
    private final Optional<Representation> compressed;

    private Asset(String type, byte[] bytes) {
        this.type = type;
        this.plain = Representation.of(bytes);
        this.compressed = COMPRESSED_ALREADY.contains(type) ? Optional.empty() : Optional.of(plain.compressed());
    }

    /** Loads a file from the page's folder; empty if there is no such file. */
    static Optional<Asset> load(String name) {
        return typeOf(name).flatMap(type -> text(name, type).map(bytes -> new Asset(type, bytes)));
    }

    /** Returns a file that is made rather than loaded. */
    static Asset json(byte[] content) {
        return new Asset("application/json", content);
    }

    AccountResponse answer(AccountRequest request) {
        Representation chosen =
                compressed.filter(small -> Accepted.gzip(request)).orElse(plain);
        AccountResponse response = chosen.answer(request, type);
        return compressed.isPresent() ? response.with("Vary", "Accept-Encoding") : response;
    }

    byte[] bytes() {
        return plain.bytes();
    }

    /** Returns the same file with other content. */
    Asset with(byte[] content) {
        return new Asset(type, content);
    }

    private static Optional<String> typeOf(String name) {
        boolean named = NAME.matcher(name).matches();
        return named ? Optional.ofNullable(TYPES.get(name.substring(name.lastIndexOf('.') + 1))) : Optional.empty();
    }

    /** As browsers get it: modules and style sheets put together. */
    private static Optional<byte[]> text(String name, String type) {
        if (type.startsWith("text/javascript")) {
            return ModuleFiles.read(name, Asset::read).map(text -> text.getBytes(UTF_8));
        }
        if (type.startsWith("text/css")) {
            return StyleFiles.read(name, Asset::read).map(text -> text.getBytes(UTF_8));
        }
        return read(name);
    }

    private static Optional<byte[]> read(String name) {
        try (InputStream stream = Asset.class.getResourceAsStream("ui/" + name)) {
            return stream == null ? Optional.empty() : Optional.of(stream.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
