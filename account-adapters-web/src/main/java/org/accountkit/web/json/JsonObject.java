package org.accountkit.web.json;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.accountkit.secret.Secret;

/** An object to be sent, its members in the order they were put. For one thread. */
public final class JsonObject {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private final Map<String, Object> members = new LinkedHashMap<>();

    /**
     * Puts a text.
     *
     * @param name the member
     * @param text any text
     * @return this
     */
    public JsonObject put(String name, String text) {
        return member(name, text);
    }

    /**
     * Puts a number.
     *
     * @param name the member
     * @param number any number
     * @return this
     */
    public JsonObject put(String name, long number) {
        return member(name, number);
    }

    /**
     * Puts a truth value.
     *
     * @param name the member
     * @param flag its value
     * @return this
     */
    public JsonObject put(String name, boolean flag) {
        return member(name, flag);
    }

    /**
     * Puts a time, as RFC 3339 in UTC with milliseconds.
     *
     * @param name the member
     * @param time its value
     * @return this
     */
    public JsonObject put(String name, Instant time) {
        return member(name, text(time));
    }

    /**
     * Writes a time.
     *
     * @param time any time
     * @return RFC 3339 in UTC with milliseconds
     */
    public static String text(Instant time) {
        return TIME.format(time);
    }

    /**
     * Puts an object.
     *
     * @param name the member
     * @param object its value
     * @return this
     */
    public JsonObject put(String name, JsonObject object) {
        return member(name, object.members);
    }

    /**
     * Puts a secret that its owner is to see.
     *
     * @param name the member
     * @param secret its value
     * @return this
     */
    public JsonObject put(String name, Secret secret) {
        return member(name, secret.reveal());
    }

    /**
     * Puts a text if there is one.
     *
     * @param name the member
     * @param text left out when empty
     * @return this
     */
    public JsonObject putText(String name, Optional<String> text) {
        text.ifPresent(value -> put(name, value));
        return this;
    }

    /**
     * Puts a time if there is one.
     *
     * @param name the member
     * @param time left out when empty
     * @return this
     */
    public JsonObject putTime(String name, Optional<Instant> time) {
        time.ifPresent(value -> put(name, value));
        return this;
    }

    /**
     * Puts an array of texts.
     *
     * @param name the member
     * @param texts in order
     * @return this
     */
    public JsonObject putTexts(String name, Collection<String> texts) {
        return member(name, List.copyOf(texts));
    }

    /**
     * Puts an array of objects.
     *
     * @param name the member
     * @param objects in order
     * @return this
     */
    public JsonObject putObjects(String name, Collection<JsonObject> objects) {
        List<Object> values = new ArrayList<>(objects.size());
        objects.forEach(object -> values.add(object.members));
        return member(name, values);
    }

    /** {@return the object as UTF-8} */
    public byte[] toBytes() {
        return JsonWriting.write(members);
    }

    private JsonObject member(String name, Object value) {
        members.put(name, value);
        return this;
    }

    /** {@return the members' names, nothing of their values} */
    @Override
    public String toString() {
        return "JsonObject" + members.keySet();
    }
}
