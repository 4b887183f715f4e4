package org.accountkit.benchmarks.hosts;

/**
 * What a host answered.
 *
 * @param status the status
 * @param bytes how long the body was
 * @param retryAfter the seconds of Retry-After, or -1
 * @param nanos how long it took
 */
record Answer(int status, int bytes, int retryAfter, long nanos) {

    static final int OK = 200;
    static final int UNAVAILABLE = 503;

    boolean isOk() {
        return status == OK && bytes > 0;
    }

    boolean isRefusal() {
        return status == UNAVAILABLE && retryAfter >= 0;
    }
}
