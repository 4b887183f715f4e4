package org.accountkit.web;

import java.util.Arrays;
import org.accountkit.web.json.BodyShape;
import org.accountkit.web.json.JsonBody;
import org.accountkit.web.json.Malformed;

/** A body as it was sent, not yet parsed. Closing it wipes its bytes. */
final class SentBody implements AutoCloseable {

    private final byte[] bytes;
    private final boolean whole;

    private SentBody(byte[] bytes, boolean whole) {
        this.bytes = bytes;
        this.whole = whole;
    }

    static SentBody of(byte[] bytes) {
        return new SentBody(bytes, true);
    }

    /** A body that a route without one did not read, or not to its end. */
    static SentBody unwanted() {
        return new SentBody(new byte[0], false);
    }

    JsonBody parse(BodyShape shape) {
        if (!whole) {
            throw Malformed.request("This route has no body: send none, or {}.");
        }
        return JsonBody.read(bytes, shape);
    }

    int length() {
        return bytes.length;
    }

    @Override
    public void close() {
        Arrays.fill(bytes, (byte) 0);
    }
}
