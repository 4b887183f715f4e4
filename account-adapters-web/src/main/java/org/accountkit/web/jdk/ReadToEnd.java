package org.accountkit.web.jdk;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A body that knows whether it was read to its end. */
final class ReadToEnd extends FilterInputStream {

    private boolean ended;

    ReadToEnd(InputStream body) {
        super(body);
    }

    boolean hasEnded() {
        return ended;
    }

    @Override
    public int read() throws IOException {
        int read = in.read();
        ended |= read < 0;
        return read;
    }

    @Override
    public int read(byte[] bytes, int from, int count) throws IOException {
        int read = in.read(bytes, from, count);
        ended |= read < 0;
        return read;
    }
}
