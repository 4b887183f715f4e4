package org.accountkit.benchmarks.hosts;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Locale;

/** A connection that is kept alive, and reads no more of an answer than it has to. For use by one thread. */
final class Connection implements AutoCloseable {

    private static final int BUFFER = 16 * 1024;
    private static final int TIMEOUT_MILLIS = 60_000;
    private static final int STATUS_AT = "HTTP/1.1 ".length();
    private static final int HEX = 16;

    private final int port;
    private final InetAddress from;
    private final byte[] buffer = new byte[BUFFER];
    private Socket socket;
    private int next;
    private int end;

    Connection(int port) throws IOException {
        this(port, InetAddress.getLoopbackAddress());
    }

    /**
     * @param port where to
     * @param from which of the machine's addresses the host sees
     */
    Connection(int port, InetAddress from) throws IOException {
        this.port = port;
        this.from = from;
        socket = open();
    }

    private Socket open() throws IOException {
        Socket opened = new Socket(InetAddress.getLoopbackAddress(), port, from, 0);
        opened.setTcpNoDelay(true);
        opened.setSoTimeout(TIMEOUT_MILLIS);
        next = 0;
        end = 0;
        return opened;
    }

    Answer send(byte[] request) throws IOException {
        long began = System.nanoTime();
        OutputStream out = socket.getOutputStream();
        out.write(request);
        String head = head();
        int bytes = body(head);
        Answer answer = new Answer(
                Integer.parseInt(head.substring(STATUS_AT, STATUS_AT + 3)),
                bytes,
                number(head, "\r\nretry-after: "),
                System.nanoTime() - began);
        if (head.contains("\r\nconnection: close")) {
            socket.close();
            socket = open();
        }
        return answer;
    }

    private String head() throws IOException {
        StringBuilder read = new StringBuilder();
        int ending = 0;
        while (ending < 4) {
            int character = read();
            read.append((char) character);
            ending = character == (ending % 2 == 0 ? '\r' : '\n') ? ending + 1 : 0;
        }
        return read.toString().toLowerCase(Locale.ROOT);
    }

    private int body(String head) throws IOException {
        int length = number(head, "\r\ncontent-length: ");
        if (length >= 0) {
            skip(length);
            return length;
        }
        return head.contains("\r\ntransfer-encoding: chunked") ? chunks() : 0;
    }

    private int chunks() throws IOException {
        int all = 0;
        int chunk;
        do {
            chunk = Integer.parseInt(line(), HEX);
            skip(chunk + 2);
            all += chunk;
        } while (chunk > 0);
        return all;
    }

    private String line() throws IOException {
        StringBuilder read = new StringBuilder();
        int character = read();
        while (character != '\n') {
            if (character != '\r') {
                read.append((char) character);
            }
            character = read();
        }
        return read.toString();
    }

    private static int number(String head, String name) {
        int at = head.indexOf(name);
        if (at < 0) {
            return -1;
        }
        int from = at + name.length();
        return Integer.parseInt(head.substring(from, head.indexOf('\r', from)));
    }

    private void skip(int bytes) throws IOException {
        for (int left = bytes; left > 0; ) {
            fill();
            int skipped = Math.min(left, end - next);
            next += skipped;
            left -= skipped;
        }
    }

    private int read() throws IOException {
        fill();
        return buffer[next++] & 0xff;
    }

    private void fill() throws IOException {
        if (next < end) {
            return;
        }
        InputStream in = socket.getInputStream();
        next = 0;
        end = Math.max(0, in.read(buffer));
        if (end == 0) {
            throw new EOFException("The host closed the connection.");
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
