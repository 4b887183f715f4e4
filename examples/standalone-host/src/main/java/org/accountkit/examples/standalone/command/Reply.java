package org.accountkit.examples.standalone.command;

import java.util.LinkedHashMap;
import java.util.Map;

/** What a command answers: a text for people, the same as JSON for programs, and an exit status. Immutable. */
final class Reply {

    /** Done. */
    static final int DONE = 0;

    /** Something is wrong with the host: a setting, the database, a master key. */
    static final int FAILED = 1;

    /** The arguments are wrong. This is picocli's number. */
    static final int USAGE = 2;

    /** AccountKit refused, for instance because there is no such user. */
    static final int REFUSED = 3;

    /** Done, except for what the answer names. */
    static final int INCOMPLETE = 4;

    /** The member with the code of a failure. */
    static final String ERROR = "error";

    private final int status;
    private final String text;
    private final Map<String, Object> json;

    private Reply(int status, String text, Map<String, Object> json) {
        this.status = status;
        this.text = text;
        this.json = json;
    }

    static Reply of(int status, String text) {
        return new Reply(status, text, Map.of());
    }

    static Reply done(String text) {
        return of(DONE, text);
    }

    /** Adds a member for programs. */
    Reply with(String name, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(json);
        more.put(name, value);
        return new Reply(status, text, more);
    }

    /** Reports whether the command did what it is for, even if it found something. */
    boolean isAnswer() {
        return !json.containsKey(ERROR);
    }

    int status() {
        return status;
    }

    String text() {
        return text;
    }

    Map<String, Object> json() {
        return json;
    }
}
