package org.accountkit.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parses the part of RFC 8259 that {@link JsonObject} supports; throws {@link IllegalArgumentException} otherwise. */
final class JsonReader {

    private static final int LONGEST = 16 * 1024;
    private static final int DEEPEST = 3;
    private static final Pattern INTEGER = Pattern.compile("-?(?:0|[1-9]\\d*)(?![\\d.eE])");
    private static final Pattern HEX = Pattern.compile("[0-9A-Fa-f]{4}");
    private static final Object OF_NO_USE = new Object();
    private static final Pattern LITERAL = Pattern.compile("true|false|null");
    private static final String ESCAPED = "\"\\/bfnrt";
    private static final String MEANT = "\"\\/\b\f\n\r\t";

    private final String text;
    private int at;

    JsonReader(String text) {
        this.text = text;
        require(text.length() <= LONGEST);
    }

    JsonObject document() {
        skipSpace();
        JsonObject object = object(1);
        skipSpace();
        require(at == text.length());
        return object;
    }

    private JsonObject object(int depth) {
        Map<String, Object> values = new LinkedHashMap<>();
        expect('{');
        if (!skips('}')) {
            do {
                skipSpace();
                String name = string();
                skipSpace();
                expect(':');
                require(values.putIfAbsent(name, value(depth)) == null);
            } while (skips(','));
            expect('}');
        }
        return new JsonObject(values);
    }

    private Object value(int depth) {
        require(depth <= DEEPEST);
        skipSpace();
        Object value = switch (peek()) {
            case '"' -> string();
            case '[' -> list();
            case '{' -> object(depth + 1);
            case 't', 'f', 'n' -> literal();
            default -> integer();
        };
        skipSpace();
        return value;
    }

    private List<String> list() {
        List<String> texts = new ArrayList<>();
        expect('[');
        if (!skips(']')) {
            do {
                skipSpace();
                texts.add(string());
                skipSpace();
            } while (skips(','));
            expect(']');
        }
        return texts;
    }

    private Object literal() {
        matched(LITERAL);
        return OF_NO_USE;
    }

    private Integer integer() {
        return Integer.valueOf(matched(INTEGER));
    }

    private String matched(Pattern pattern) {
        Matcher matcher = pattern.matcher(text).region(at, text.length());
        require(matcher.lookingAt());
        at = matcher.end();
        return matcher.group();
    }

    private String string() {
        expect('"');
        StringBuilder read = new StringBuilder();
        while (peek() != '"') {
            char next = next();
            require(next >= ' ');
            read.append(next == '\\' ? escaped() : next);
        }
        expect('"');
        return read.toString();
    }

    private char escaped() {
        char kind = next();
        if (kind == 'u') {
            return (char) Integer.parseInt(matched(HEX), 16);
        }
        int index = ESCAPED.indexOf(kind);
        require(index >= 0);
        return MEANT.charAt(index);
    }

    /** Skips white space, and then the character if it is the next one. */
    private boolean skips(char expected) {
        skipSpace();
        if (peek() != expected) {
            return false;
        }
        at++;
        return true;
    }

    private void skipSpace() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private void expect(char expected) {
        require(next() == expected);
    }

    private char next() {
        char next = peek();
        at++;
        return next;
    }

    private char peek() {
        require(at < text.length());
        return text.charAt(at);
    }

    /** Reveals nothing of the text, which may contain secrets. */
    private static void require(boolean met) {
        if (!met) {
            throw new IllegalArgumentException("This is not JSON of the supported form.");
        }
    }
}
