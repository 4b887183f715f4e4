package org.accountkit.web;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.accountkit.web.json.Malformed;

/** Reads a body from the connection: JSON in UTF-8 without content coding, and no more than the limit. */
final class BodyReader {

    private static final int LARGEST = 16 * 1024;

    private BodyReader() {}

    /** Returns the body's bytes, for the caller to wipe; empty if there is no body. */
    static byte[] read(AccountRequest request) {
        long announced = announcedLength(request);
        if (announced > 0) {
            checkMediaType(request);
        }
        if (announced > LARGEST) {
            throw HttpRefusal.BODY_TOO_LARGE.refused();
        }
        byte[] body = readAtMost(request);
        if (body.length > 0) {
            checkMediaType(request);
        }
        if (body.length > LARGEST) {
            throw HttpRefusal.BODY_TOO_LARGE.refused();
        }
        return body;
    }

    /** Reads up to one byte more than the limit, which shows that the body is too large. */
    private static byte[] readAtMost(AccountRequest request) {
        try {
            InputStream stream = request.body();
            int first = stream.read();
            if (first < 0) {
                return new byte[0];
            }
            byte[] rest = stream.readNBytes(LARGEST);
            byte[] body = new byte[rest.length + 1];
            body[0] = (byte) first;
            System.arraycopy(rest, 0, body, 1, rest.length);
            Arrays.fill(rest, (byte) 0);
            return body;
        } catch (IOException e) {
            throw Malformed.request("The body ended prematurely.");
        }
    }

    private static long announcedLength(AccountRequest request) {
        return request.headers("Content-Length").stream()
                .filter(length -> length.matches("[0-9]{1,18}"))
                .mapToLong(Long::parseLong)
                .max()
                .orElse(0);
    }

    private static void checkMediaType(AccountRequest request) {
        boolean encoded = request.headers("Content-Encoding").stream().anyMatch(coding -> !isIdentity(coding));
        List<String> types = request.headers("Content-Type");
        if (encoded || types.size() != 1 || !isJson(types.get(0))) {
            throw HttpRefusal.UNSUPPORTED_MEDIA_TYPE.refused();
        }
    }

    private static boolean isIdentity(String coding) {
        return coding.strip().equalsIgnoreCase("identity");
    }

    private static boolean isJson(String type) {
        String[] parts = type.toLowerCase(Locale.ROOT).split(";", -1);
        return parts[0].strip().equals("application/json")
                && Arrays.stream(parts).skip(1).map(String::strip).allMatch(BodyReader::isHarmless);
    }

    private static boolean isHarmless(String parameter) {
        return !parameter.startsWith("charset") || parameter.matches("charset=\"?utf-8\"?");
    }
}
