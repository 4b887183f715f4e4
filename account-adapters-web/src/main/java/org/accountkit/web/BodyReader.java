package org.accountkit.web;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.accountkit.web.json.BodyShape;
import org.accountkit.web.json.Malformed;

/** Reads JSON bodies: never more than a route wants, and no longer than a client may take to send it. */
final class BodyReader {

    private static final int LARGEST = 16 * 1024;

    /** The largest body of a route without one: {@code {}}, and white space. */
    private static final int LARGEST_EMPTY = 64;

    private final ClientDeadline deadline;

    BodyReader(ClientDeadline deadline) {
        this.deadline = deadline;
    }

    /** How many bytes {@link #read} reads at most: one more than is allowed shows that there are more. */
    static int most(AccountRequest request, BodyShape shape) {
        long announced = BodyHeaders.length(request);
        return announced > largest(shape) ? 0 : largest(shape) + 1;
    }

    SentBody read(AccountRequest request, BodyShape shape) {
        long announced = BodyHeaders.length(request);
        if (announced > 0) {
            BodyHeaders.requireJson(request);
        }
        if (announced > LARGEST) {
            throw HttpRefusal.BODY_TOO_LARGE.refused();
        }
        return announced > largest(shape) ? SentBody.unwanted() : read(request, largest(shape));
    }

    private SentBody read(AccountRequest request, int largest) {
        byte[] bytes = new byte[largest + 1];
        int length = 0;
        try {
            length = fill(bytes, request);
            return judged(Arrays.copyOf(bytes, length), largest);
        } catch (IOException e) {
            throw Malformed.request("The body ended prematurely.");
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    /** The length is not known to be wrong before one byte more than allowed has arrived. */
    private static SentBody judged(byte[] bytes, int largest) {
        if (bytes.length <= largest) {
            return SentBody.of(bytes);
        }
        Arrays.fill(bytes, (byte) 0);
        if (largest < LARGEST) {
            return SentBody.unwanted();
        }
        throw HttpRefusal.BODY_TOO_LARGE.refused();
    }

    /** Returns how many bytes there are. The type of a body matters once it has a first byte. */
    private int fill(byte[] bytes, AccountRequest request) throws IOException {
        ClientDeadline.Running running = deadline.start();
        InputStream stream = request.body();
        int length = 0;
        while (length < bytes.length) {
            int more = stream.read(bytes, length, bytes.length - length);
            if (more < 0) {
                return length;
            }
            if (length == 0) {
                BodyHeaders.requireJson(request);
            }
            length += more;
            if (running.isOver()) {
                throw Malformed.request("The body was sent too slowly.");
            }
        }
        return length;
    }

    private static int largest(BodyShape shape) {
        return shape.isEmpty() ? LARGEST_EMPTY : LARGEST;
    }
}
