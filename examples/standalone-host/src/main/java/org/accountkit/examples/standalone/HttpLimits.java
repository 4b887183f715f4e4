package org.accountkit.examples.standalone;

import java.time.Duration;

/**
 * What a client may take of the HTTP server.
 *
 * @param request the longest time until the head and the body of a request have arrived, and until the next one follows
 * @param response the longest time that a client may take to receive 32 KB of an answer
 * @param connections how many connections may be open
 * @param perAddress how many of them may come from one address that is not a trusted proxy
 */
record HttpLimits(Duration request, Duration response, int connections, int perAddress) {

    static final Duration REQUEST = Duration.ofSeconds(20);
    static final Duration RESPONSE = Duration.ofSeconds(10);
    static final int CONNECTIONS = 1_000;
    static final int PER_ADDRESS = 64;

    private static final int SHORTEST_MILLIS = 100;
    private static final int LONGEST_MILLIS = 300_000;
    private static final int MOST_CONNECTIONS = 100_000;

    static Duration time(String text) {
        return Duration.ofMillis(between(SHORTEST_MILLIS, LONGEST_MILLIS, text));
    }

    static int connections(String text) {
        return between(1, MOST_CONNECTIONS, text);
    }

    private static int between(int least, int most, String text) {
        int number = Integer.parseInt(text);
        if (number < least || number > most) {
            throw new IllegalArgumentException("It must be a number from " + least + " to " + most + '.');
        }
        return number;
    }
}
