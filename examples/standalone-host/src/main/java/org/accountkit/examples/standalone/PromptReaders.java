package org.accountkit.examples.standalone;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Scheduler;

/** Closes the connections of clients that do not receive an answer in time. */
final class PromptReaders extends Handler.Wrapper {

    private static final int PART = 32 * 1024;

    private final Duration longest;

    /** Allows so long for every 32 KB. */
    PromptReaders(Duration longest) {
        this.longest = longest;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        return super.handle(request, new TimedResponse(request, response), callback);
    }

    private final class TimedResponse extends Response.Wrapper {

        private TimedResponse(Request request, Response response) {
            super(request, response);
        }

        /** Most answers are written at once, and need no deadline. */
        @Override
        public void write(boolean last, ByteBuffer bytes, Callback callback) {
            int parts = 1 + (bytes == null ? 0 : bytes.remaining() / PART);
            CompletableFuture<Void> written = new CompletableFuture<>();
            super.write(last, bytes, Callback.from(callback, () -> written.complete(null)));
            if (!written.isDone()) {
                Scheduler.Task deadline = schedule(longest.multipliedBy(parts));
                var unused = written.thenRun(deadline::cancel);
            }
        }

        private Scheduler.Task schedule(Duration time) {
            Request request = getRequest();
            return request.getComponents()
                    .getScheduler()
                    .schedule(
                            () -> request.getConnectionMetaData()
                                    .getConnection()
                                    .getEndPoint()
                                    .close(),
                            time.toMillis(),
                            TimeUnit.MILLISECONDS);
        }
    }
}
