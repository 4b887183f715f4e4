package org.accountkit.web;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A request without a server, as a browser on the product's own page would send it. */
final class FakeRequest implements AccountRequest {

    static final String AUTHORITY = "console.example";
    static final String ORIGIN = "https://" + AUTHORITY;

    private final String method;
    private final String target;
    private final Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private InputStream body = InputStream.nullInputStream();
    private String text = "";
    private String remoteAddress = "192.0.2.7";
    private String scheme = "https";

    private FakeRequest(String method, String target) {
        this.method = method;
        this.target = target;
    }

    static FakeRequest of(String method, String target) {
        FakeRequest request = new FakeRequest(method, "/account" + target);
        boolean safe = method.equals("GET") || method.equals("HEAD");
        return safe ? request : request.header("Origin", ORIGIN);
    }

    static FakeRequest to(String method, String wholeTarget) {
        return new FakeRequest(method, wholeTarget);
    }

    /** Adds a value. */
    FakeRequest header(String name, String value) {
        headers.computeIfAbsent(name, n -> new ArrayList<>()).add(value);
        return this;
    }

    /** Replaces the values of a header. */
    FakeRequest only(String name, String value) {
        without(name);
        return header(name, value);
    }

    FakeRequest without(String name) {
        headers.remove(name);
        return this;
    }

    FakeRequest json(String text) {
        this.text = text;
        return body("application/json", text.getBytes(StandardCharsets.UTF_8));
    }

    FakeRequest body(String type, byte[] bytes) {
        return only("Content-Type", type)
                .only("Content-Length", Integer.toString(bytes.length))
                .chunked(new ByteArrayInputStream(bytes));
    }

    /** A body whose length nobody announced. */
    FakeRequest chunked(InputStream stream) {
        body = stream;
        return this;
    }

    /** What {@link #json} was given. */
    String text() {
        return text;
    }

    FakeRequest bearer(String token) {
        return header("Authorization", "Bearer " + token);
    }

    FakeRequest from(String address) {
        remoteAddress = address;
        return this;
    }

    FakeRequest plainHttp() {
        scheme = "http";
        return this;
    }

    @Override
    public String method() {
        return method;
    }

    @Override
    public String path() {
        return target.split("\\?", 2)[0];
    }

    @Override
    public Optional<String> query() {
        String[] parts = target.split("\\?", 2);
        return parts.length == 2 ? Optional.of(parts[1]) : Optional.empty();
    }

    @Override
    public List<String> headers(String name) {
        return headers.getOrDefault(name, List.of());
    }

    @Override
    public InputStream body() {
        return body;
    }

    @Override
    public String remoteAddress() {
        return remoteAddress;
    }

    @Override
    public String scheme() {
        return scheme;
    }

    @Override
    public String authority() {
        return AUTHORITY;
    }
}
