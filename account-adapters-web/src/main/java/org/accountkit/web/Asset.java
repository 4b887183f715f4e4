package org.accountkit.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** A file of the page, with its type and its entity tag (RFC 9110, section 8.8.3). Immutable. */
final class Asset {

    private static final int TAG_BYTES = 16;

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

    private final String type;
    private final byte[] bytes;
    private final String tag;

    private Asset(String type, byte[] bytes) {
        this.type = type;
        this.bytes = bytes;
        this.tag = '"' + digest(bytes) + '"';
    }

    /** Loads a file from the page's folder; empty if there is no such file. */
    static Optional<Asset> load(String name) {
        return typeOf(name).flatMap(type -> read(name).map(bytes -> new Asset(type, bytes)));
    }

    /** Returns a file that is made rather than loaded. */
    static Asset json(byte[] content) {
        return new Asset("application/json", content);
    }

    AccountResponse answer(AccountRequest request) {
        AccountResponse response =
                isKnown(request) ? AccountResponse.of(304) : AccountResponse.content(200, type, bytes);
        return response.with("ETag", tag);
    }

    byte[] bytes() {
        return bytes.clone();
    }

    /** Returns the same file with other content. */
    Asset with(byte[] content) {
        return new Asset(type, content);
    }

    private boolean isKnown(AccountRequest request) {
        return request.headers("If-None-Match").stream()
                .flatMap(header -> Arrays.stream(header.split(",", -1)))
                .map(String::strip)
                .anyMatch(known ->
                        known.equals("*") || known.replaceFirst("^W/", "").equals(tag));
    }

    private static Optional<String> typeOf(String name) {
        boolean named = NAME.matcher(name).matches();
        return named ? Optional.ofNullable(TYPES.get(name.substring(name.lastIndexOf('.') + 1))) : Optional.empty();
    }

    private static Optional<byte[]> read(String name) {
        try (InputStream stream = Asset.class.getResourceAsStream("ui/" + name)) {
            return stream == null ? Optional.empty() : Optional.of(stream.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String digest(byte[] bytes) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return HexFormat.of().formatHex(digest, 0, TAG_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is not available.", e);
        }
    }
}
