package org.accountkit.web;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A request made from the description of the API and then changed at random: nearly right, so that it gets past the first
 * checks, and wrong somewhere.
 */
final class FuzzedRequest {

    private static final List<String> METHODS =
            List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT", "get", "");

    private static final List<String> ODD = List.of(
            "",
            " ",
            "%",
            "%00",
            "%2e%2e",
            "%ff",
            "%C0%80",
            "..",
            "/",
            "//",
            "\\",
            ";a=b",
            "\u0000",
            "\r\nX: y",
            "\"",
            "'",
            "{}",
            "null",
            "true",
            "-1",
            "1e999",
            "99999999999999999999999",
            "\ud800",
            "\u202e",
            "=1+1",
            "\u00e9",
            "[[[[[[[[[[",
            "0000-00-00T00:00:00Z",
            "2026-02-30T25:61:61Z",
            "+999999999-12-31T23:59:59.999999999Z",
            "x".repeat(5_000));

    private static final List<String> HEADERS = List.of(
            "Cookie",
            "Authorization",
            "X-API-Key",
            "Content-Type",
            "Content-Length",
            "Content-Encoding",
            "Origin",
            "Sec-Fetch-Site",
            "Accept",
            "If-None-Match",
            "X-Forwarded-For",
            "Access-Control-Request-Method",
            "User-Agent",
            "X-Request-Id");

    private final Random random;
    private final OpenApi api;
    private final List<String> ids;

    FuzzedRequest(Random random, OpenApi api, List<String> ids) {
        this.random = random;
        this.api = api;
        this.ids = ids;
    }

    /** Makes the next request; the description of what was made is its method and target. */
    FakeRequest next() {
        String path = one(List.copyOf(api.paths().keySet()));
        List<String> methods = OpenApi.object(api.paths(), path).keySet().stream()
                .filter(name -> !name.equals("parameters"))
                .toList();
        String described = one(methods);
        String method = often() ? described.toUpperCase(java.util.Locale.ROOT) : one(METHODS);
        FakeRequest request = FakeRequest.of(method, target(path, api.operation(described, path)));
        addBody(request, api.operation(described, path));
        while (rarely()) {
            request.header(one(HEADERS), one(ODD));
        }
        return request;
    }

    private String target(String path, Map<String, Object> operation) {
        String target =
                path.replaceAll("\\{\\w+}", java.util.regex.Matcher.quoteReplacement(often() ? one(ids) : odd()));
        if (rarely()) {
            target = mutated(target);
        }
        StringBuilder query = new StringBuilder();
        for (Object parameter : (List<?>) operation.getOrDefault("parameters", List.of())) {
            Map<String, Object> known = api.resolved(OpenApi.object(parameter));
            if (random.nextInt(3) == 0) {
                query.append(query.isEmpty() ? '?' : '&')
                        .append(known.get("name"))
                        .append('=')
                        .append(value());
            }
        }
        return target.replace("?", "") + query;
    }

    private String value() {
        return switch (random.nextInt(5)) {
            case 0 -> one(ids);
            case 1 -> Integer.toString(random.nextInt(300) - 50);
            case 2 -> "2026-11-24T0" + random.nextInt(10) + ":00:00Z";
            default -> odd();
        };
    }

    private void addBody(FakeRequest request, Map<String, Object> operation) {
        Map<String, Object> schema = OpenApi.object(operation, "requestBody", "content", "application/json", "schema");
        if (schema.isEmpty() && often()) {
            return;
        }
        String json = object(api.resolved(schema));
        byte[] bytes = (rarely() ? mutated(json) : json).getBytes(StandardCharsets.UTF_8);
        if (rarely() && bytes.length > 0) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
        }
        if (rarely()) {
            request.chunked(new ByteArrayInputStream(bytes)).header("Content-Type", "application/json");
        } else {
            request.body("application/json", bytes);
        }
    }

    private String object(Map<String, Object> schema) {
        StringBuilder json = new StringBuilder("{");
        OpenApi.object(schema, "properties").forEach((name, property) -> {
            if (often()) {
                json.append(json.length() > 1 ? "," : "")
                        .append('"')
                        .append(name)
                        .append("\":");
                json.append(member(api.resolved(OpenApi.object(property))));
            }
        });
        return json.append('}').toString();
    }

    private String member(Map<String, Object> schema) {
        String type = often() ? String.valueOf(schema.get("type")) : one(List.of("string", "integer", "array", "null"));
        return switch (type) {
            case "string" -> quoted(often() ? one(ids) : odd());
            case "integer" -> Integer.toString(random.nextInt(5) - 1);
            case "boolean" -> Boolean.toString(random.nextBoolean());
            case "array" -> '[' + quoted(one(ids)) + (rarely() ? "," + quoted(odd()) : "") + ']';
            default -> one(List.of("null", "{}", "1.5", "[]", "\"\\ud800\""));
        };
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\r\n", "\\r\\n") + '"';
    }

    private String mutated(String text) {
        int at = random.nextInt(text.length() + 1);
        return switch (random.nextInt(3)) {
            case 0 -> text.substring(0, at) + odd() + text.substring(at);
            case 1 -> text.substring(0, at);
            default -> text + text;
        };
    }

    private String odd() {
        return one(ODD);
    }

    private <T> T one(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private boolean often() {
        return random.nextInt(8) > 0;
    }

    private boolean rarely() {
        return random.nextInt(8) == 0;
    }
}
