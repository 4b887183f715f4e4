package org.accountkit.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** The bytes of a file in one encoding, with an entity tag of their own (RFC 9110, section 8.8.3). Immutable. */
final class Representation {

    private static final int TAG_BYTES = 16;

    private final byte[] bytes;
    private final String tag;
    private final boolean gzip;

    private Representation(byte[] bytes, boolean gzip) {
        this.bytes = bytes;
        this.tag = '"' + digest(bytes) + '"';
        this.gzip = gzip;
    }

    static Representation of(byte[] bytes) {
        return new Representation(bytes.clone(), false);
    }

    Representation compressed() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream stream = new Smallest(out)) {
            stream.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Representation(out.toByteArray(), true);
    }

    byte[] bytes() {
        return bytes.clone();
    }

    /** A client that has this very representation need not get it again. */
    AccountResponse answer(AccountRequest request, String type) {
        AccountResponse response = isKnown(request) ? AccountResponse.of(304) : whole(type);
        return response.with("ETag", tag);
    }

    private AccountResponse whole(String type) {
        AccountResponse response = AccountResponse.content(200, type, bytes);
        return gzip ? response.with("Content-Encoding", "gzip") : response;
    }

    private boolean isKnown(AccountRequest request) {
        return request.headers("If-None-Match").stream()
                .flatMap(header -> Arrays.stream(header.split(",", -1)))
                .map(String::strip)
                .anyMatch(known ->
                        known.equals("*") || known.replaceFirst("^W/", "").equals(tag));
    }

    private static String digest(byte[] bytes) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return HexFormat.of().formatHex(digest, 0, TAG_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is not available.", e);
        }
    }

    private static final class Smallest extends GZIPOutputStream {

        private Smallest(ByteArrayOutputStream out) throws IOException {
            super(out);
            def.setLevel(Deflater.BEST_COMPRESSION);
        }
    }
}
