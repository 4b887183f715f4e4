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

    /**
     * How many bytes {@link #read} reads at most: one more than is allowed shows that there are more. What comes without
     * a length may be too large on any route.
     */
    static int most(AccountRequest request, BodyShape shape) {
        long announced = BodyHeaders.length(request);
        if (announced == 0) {
            return LARGEST + 1;
        }
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
        ClientDeadline.Running running = deadline.start();
        try {
            InputStream stream = request.body();
            int length = fill(bytes, stream, request, running);
            if (length <= largest) {
                return SentBody.of(Arrays.copyOf(bytes, length));
            }
            passOver(bytes, stream, running);
            return SentBody.unwanted();
        } catch (IOException e) {
            throw Malformed.request("The body ended prematurely.");
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    /** Returns how many bytes there are. The type of a body matters once it has a first byte. */
    private static int fill(byte[] bytes, InputStream stream, AccountRequest request, ClientDeadline.Running running)
            throws IOException {
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
            requireInTime(running);
        }
        return length;
    }

    /**
     * Reads on into the same buffer, without keeping anything: a body that a route does not want may be too large as
     * well.
     */
    private static void passOver(byte[] bytes, InputStream stream, ClientDeadline.Running running) throws IOException {
        int length = bytes.length;
        while (length <= LARGEST) {
            int more = stream.read(bytes, 0, Math.min(bytes.length, LARGEST + 1 - length));
            if (more < 0) {
                return;
            }
            length += more;
            requireInTime(running);
        }
        throw HttpRefusal.BODY_TOO_LARGE.refused();
    }

    private static void requireInTime(ClientDeadline.Running running) {
        if (running.isOver()) {
            throw Malformed.request("The body was sent too slowly.");
        }
    }

    private static int largest(BodyShape shape) {
        return shape.isEmpty() ? LARGEST_EMPTY : LARGEST;
    }
}
