package org.accountkit.web;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Gives up on a client that does not receive the next part of a stream in time. */
final class PromptOutput extends FilterOutputStream {

    private final ClientDeadline deadline;
    private ClientDeadline.Running part;

    PromptOutput(OutputStream out, ClientDeadline deadline) {
        super(out);
        this.deadline = deadline;
        this.part = deadline.start();
    }

    /** Starts the next part. */
    void nextPart() {
        part = deadline.start();
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
        out.write(bytes, from, count);
        if (part.isOver()) {
            throw new IOException("The client received the answer too slowly.");
        }
    }
}
