package org.accountkit.benchmarks.hosts;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;

/** Requests as they go over the wire. */
final class Requests {

    private static final String HOST = " HTTP/1.1\r\nHost: 127.0.0.1\r\n";

    private Requests() {}

    static List<byte[]> hello(Population population) {
        return population.keys().stream()
                .map(key -> "GET /hello" + HOST + "Authorization: Bearer " + key.reveal() + "\r\n\r\n")
                .map(Requests::bytes)
                .toList();
    }

    static List<byte[]> signIns(String path) {
        return IntStream.range(0, Population.SIZE)
                .mapToObj(number -> signIn(path, Population.username(number)))
                .toList();
    }

    /** As a browser would send it from the page. */
    private static byte[] signIn(String path, String username) {
        String body = "{\"username\":\"" + username + "\",\"password\":\"" + Population.PASSWORD + "\"}";
        return bytes("POST " + path + HOST
                + "Sec-Fetch-Site: same-origin\r\nContent-Type: application/json\r\nContent-Length: " + body.length()
                + "\r\n\r\n" + body);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
