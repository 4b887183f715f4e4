package org.accountkit.examples.standalone.command;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes down which lines were not imported, and why. For use by one thread. */
final class Rejections {

    private final PrintStream out;
    private final boolean json;
    private long count;

    /** Writes sentences, or an object for each line. */
    Rejections(PrintStream out, boolean json) {
        this.out = out;
        this.json = json;
    }

    void add(long line, String username, String reason) {
        count++;
        if (json) {
            Map<String, Object> rejection = new LinkedHashMap<>();
            rejection.put("line", line);
            rejection.put("username", username);
            rejection.put("reason", reason);
            out.println(Json.write(rejection));
        } else {
            out.println("Line " + line + (username.isEmpty() ? "" : " (" + visible(username) + ")") + ": " + reason);
        }
    }

    /** A name that was rejected may contain anything, such as the control sequences of a terminal. */
    private static String visible(String text) {
        return text.replaceAll("\\p{C}", "?");
    }

    long count() {
        return count;
    }
}
