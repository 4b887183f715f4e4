package org.accountkit;

import java.lang.System.Logger.Level;
import java.util.concurrent.atomic.AtomicBoolean;

/** Background work that is done again and again. A failure never ends it, and is reported once until it succeeds. */
final class Chore {

    private static final System.Logger LOG = System.getLogger(Chore.class.getName());

    private final String failure;
    private final Runnable work;
    private final AtomicBoolean failing = new AtomicBoolean();

    /** The failure is a sentence for the log, without its full stop. */
    Chore(String failure, Runnable work) {
        this.failure = failure;
        this.work = work;
    }

    void attempt() {
        try {
            work.run();
            failing.set(false);
        } catch (Throwable e) {
            report(e);
        }
    }

    private void report(Throwable e) {
        if (!failing.getAndSet(true)) {
            LOG.log(Level.WARNING, "{0}; it is tried again: {1}", failure, e.toString());
        }
    }
}
