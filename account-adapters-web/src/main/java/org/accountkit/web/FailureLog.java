package org.accountkit.web;

import java.lang.System.Logger.Level;
import org.accountkit.transaction.StoreFailedException;

/**
 * Logs failures for the operator. A failure's message may contain the input of a driver or a parser, so only classes
 * and stack frames are logged.
 */
final class FailureLog {

    private static final System.Logger LOG = System.getLogger("org.accountkit.web");
    private static final int MOST_FRAMES = 25;
    private static final int MOST_CAUSES = 5;

    private FailureLog() {}

    static void failed(Throwable failure, String correlationId) {
        LOG.log(
                Level.ERROR,
                () -> "Request failed, correlation id " + correlationId + ": " + reason(failure) + describe(failure));
    }

    /** The message of a store's failure is ours: it names classes, and repeats nothing. */
    private static String reason(Throwable failure) {
        return failure instanceof StoreFailedException ? failure.getMessage() + '\n' : "";
    }

    private static String describe(Throwable failure) {
        StringBuilder text = new StringBuilder();
        Throwable cause = failure;
        for (int i = 0; cause != null && i < MOST_CAUSES; i++) {
            text.append(i == 0 ? "" : "\ncaused by ").append(cause.getClass().getName());
            appendFrames(text, cause.getStackTrace());
            cause = cause.getCause();
        }
        return text.toString();
    }

    private static void appendFrames(StringBuilder text, StackTraceElement[] frames) {
        for (int i = 0; i < Math.min(frames.length, MOST_FRAMES); i++) {
            text.append("\n    at ").append(frames[i]);
        }
    }
}
