package org.accountkit.json;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A JSON object exported by another product, with strings, integers, lists of strings and nested objects. */
public final class JsonObject {

    private final Map<String, Object> values;

    JsonObject(Map<String, Object> values) {
        this.values = values;
    }

    /**
     * Parses an object strictly: nothing after it, no duplicate names, only integers as numbers, at most three levels.
     *
     * @param text a JSON object
     * @return the object; empty if the text is anything else
     */
    public static Optional<JsonObject> parse(String text) {
        try {
            return Optional.of(new JsonReader(text).document());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /**
     * Finds a text, which may also be the only element of a list.
     *
     * @param name the member's name
     * @return the text; empty if there is none
     */
    public Optional<String> text(String name) {
        Object value = values.get(name);
        if (value instanceof List<?> list && list.size() == 1) {
            value = list.get(0);
        }
        return value instanceof String text ? Optional.of(text) : Optional.empty();
    }

    /**
     * Finds an integer, which may also be a text or the only element of a list.
     *
     * @param name the member's name
     * @return the number; empty if there is none or it is out of range
     */
    public Optional<Integer> integer(String name) {
        return values.get(name) instanceof Integer number
                ? Optional.of(number)
                : text(name).filter(text -> text.matches("-?\\d{1,9}")).map(Integer::valueOf);
    }

    /**
     * Finds an object.
     *
     * @param name the member's name
     * @return the object; empty if there is none
     */
    public Optional<JsonObject> object(String name) {
        return values.get(name) instanceof JsonObject object ? Optional.of(object) : Optional.empty();
    }

    /** {@return a constant, because the object may contain secrets} */
    @Override
    public String toString() {
        return "JsonObject[redacted]";
    }
}
