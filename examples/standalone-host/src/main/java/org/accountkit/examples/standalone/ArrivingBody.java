package org.accountkit.examples.standalone;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.thread.Invocable;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * Receives a body without occupying a thread: as much of it as will be read, until head and body together have taken too
 * long.
 */
final class ArrivingBody implements Invocable.Task {

    private final Request request;
    private final int most;
    private final long nanosLeft;
    private final ByteArrayOutputStream received = new ByteArrayOutputStream();
    private final Deque<Content.Chunk> chunks = new ArrayDeque<>();
    private Consumer<Request> next = whole -> {};
    private Scheduler.Task deadline = () -> false;
    private boolean late;
    private boolean done;

    ArrivingBody(Request request, int most, Duration longest) {
        this.request = request;
        this.most = most;
        this.nanosLeft = longest.toNanos() - (System.nanoTime() - request.getBeginNanoTime());
    }

    /** Calls the consumer once, with a request whose body can be read without waiting. */
    synchronized void receive(Consumer<Request> consumer) {
        next = consumer;
        deadline = request.getComponents()
                .getScheduler()
                .schedule(this::giveUp, Math.max(1, nanosLeft), TimeUnit.NANOSECONDS);
        run();
    }

    @Override
    public synchronized void run() {
        while (!done) {
            Content.Chunk chunk = request.read();
            if (chunk == null) {
                request.demand(this);
                return;
            }
            take(chunk);
        }
    }

    /** A pause is no failure before the deadline: a server that stops would not wait for more than a second. */
    private void take(Content.Chunk chunk) {
        if (Content.Chunk.isFailure(chunk, false) && !late) {
            return;
        }
        if (Content.Chunk.isFailure(chunk)) {
            finish(false, List.of(chunk));
            return;
        }
        byte[] bytes = new byte[chunk.remaining()];
        chunk.getByteBuffer().get(bytes);
        received.writeBytes(bytes);
        chunk.release();
        if (chunk.isLast() || received.size() >= most) {
            finish(chunk.isLast(), List.of());
        }
    }

    /** As an idle connection is given up: the read under way fails, and there can still be an answer. */
    private synchronized void giveUp() {
        if (!done) {
            late = true;
            request.getConnectionMetaData()
                    .getConnection()
                    .onIdleExpired(new TimeoutException("The request was sent too slowly."));
        }
    }

    private void finish(boolean last, List<Content.Chunk> more) {
        done = true;
        deadline.cancel();
        chunks.add(Content.Chunk.from(ByteBuffer.wrap(received.toByteArray()), last));
        chunks.addAll(more);
        next.accept(new Received(request, chunks));
    }

    /** A request that has its body, or the beginning of it. */
    private static final class Received extends Request.Wrapper {

        private final Deque<Content.Chunk> chunks;

        private Received(Request request, Deque<Content.Chunk> chunks) {
            super(request);
            this.chunks = chunks;
        }

        @Override
        public Content.Chunk read() {
            return chunks.isEmpty() ? super.read() : chunks.remove();
        }
    }
}
