package org.accountkit.examples.standalone;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;

/** A connection on which a client sends and reads as slowly as it likes. */
final class RawConnection implements AutoCloseable {

    private static final int PAUSE_MILLIS = 100;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Socket socket = new Socket();

    RawConnection(URI page) throws IOException {
        socket.setReceiveBufferSize(4096);
        socket.connect(new InetSocketAddress(page.getHost(), page.getPort()));
    }

    RawConnection send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(ISO_8859_1));
        return this;
    }

    /** Sends a piece now and then, until the server has ended the connection; returns what it sent. */
    String trickle(String piece) throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        long start = System.nanoTime();
        socket.setSoTimeout(PAUSE_MILLIS);
        boolean open = true;
        while (open && System.nanoTime() - start < PATIENCE.toNanos()) {
            try {
                send(piece);
                open = readOnce(answer);
            } catch (SocketTimeoutException nothingYet) {
                open = true;
            } catch (IOException reset) {
                open = false;
            }
        }
        if (!open) {
            return answer.toString(ISO_8859_1);
        }
        throw new AssertionError("The server keeps the connection: " + answer.toString(ISO_8859_1));
    }

    /** Waits until the server asks for the body, and so has begun to work on the request (RFC 9110, section 10.1.1). */
    void awaitContinue() throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        socket.setSoTimeout((int) PATIENCE.toMillis());
        while (!answer.toString(ISO_8859_1).equals("HTTP/1.1 100 Continue\r\n\r\n")) {
            if (!readOnce(answer)) {
                throw new AssertionError("The server does not ask for the body: " + answer.toString(ISO_8859_1));
            }
        }
    }

    /** Reads to the end; returns what the server sent. */
    String drain() throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        socket.setSoTimeout((int) PATIENCE.toMillis());
        try {
            boolean more = true;
            while (more) {
                more = readOnce(answer);
            }
        } catch (SocketTimeoutException kept) {
            throw new AssertionError("The server keeps the connection.", kept);
        } catch (IOException reset) {
            return answer.toString(ISO_8859_1);
        }
        return answer.toString(ISO_8859_1);
    }

    boolean isOpen() throws IOException {
        socket.setSoTimeout(1);
        try {
            return socket.getInputStream().read() >= 0;
        } catch (SocketTimeoutException nothingToRead) {
            return true;
        } catch (IOException reset) {
            return false;
        }
    }

    private boolean readOnce(ByteArrayOutputStream into) throws IOException {
        byte[] buffer = new byte[8192];
        int count = socket.getInputStream().read(buffer);
        into.write(buffer, 0, Math.max(0, count));
        return count >= 0;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
