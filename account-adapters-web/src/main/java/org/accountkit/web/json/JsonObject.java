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

/** A JSON object to be sent. Its members keep the order in which they were added. For use by one thread. */
public final class JsonObject {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private final Map<String, Object> members = new LinkedHashMap<>();

    /**
     * Adds a text.
     *
     * @param name the member's name
     * @param text any text
     * @return this
     */
    public JsonObject put(String name, String text) {
        return member(name, text);
    }

    /**
     * Adds a number.
     *
     * @param name the member's name
     * @param number any number
     * @return this
     */
    public JsonObject put(String name, long number) {
        return member(name, number);
    }

    /**
     * Adds a Boolean.
     *
     * @param name the member's name
     * @param flag its value
     * @return this
     */
    public JsonObject put(String name, boolean flag) {
        return member(name, flag);
    }

    /**
     * Adds a time, in RFC 3339 format, UTC, with milliseconds.
     *
     * @param name the member's name
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
     * Adds an object.
     *
     * @param name the member's name
     * @param object its value
     * @return this
     */
    public JsonObject put(String name, JsonObject object) {
        return member(name, object.members);
    }

    /**
     * Adds a secret that is to be shown to its owner.
     *
     * @param name the member's name
     * @param secret its value
     * @return this
     */
    public JsonObject put(String name, Secret secret) {
        return member(name, secret.reveal());
    }

    /**
     * Adds a text, if there is one.
     *
     * @param name the member's name
     * @param text the text; empty to leave the member out
     * @return this
     */
    public JsonObject putText(String name, Optional<String> text) {
        text.ifPresent(value -> put(name, value));
        return this;
    }

    /**
     * Adds a time, if there is one.
     *
     * @param name the member's name
     * @param time the time; empty to leave the member out
     * @return this
     */
    public JsonObject putTime(String name, Optional<Instant> time) {
        time.ifPresent(value -> put(name, value));
        return this;
    }

    /**
     * Adds an array of texts.
     *
     * @param name the member's name
     * @param texts the texts, in order
     * @return this
     */
    public JsonObject putTexts(String name, Collection<String> texts) {
        return member(name, List.copyOf(texts));
    }

    /**
     * Adds an array of objects.
     *
     * @param name the member's name
     * @param objects the objects, in order
     * @return this
     */
    public JsonObject putObjects(String name, Collection<JsonObject> objects) {
        List<Object> values = new ArrayList<>(objects.size());
        objects.forEach(object -> values.add(object.members));
        return member(name, values);
    }

    /** {@return the object in UTF-8} */
    public byte[] toBytes() {
        return JsonWriting.write(members);
    }

    private JsonObject member(String name, Object value) {
        members.put(name, value);
        return this;
    }

    /** {@return the names of the members, without their values} */
    @Override
    public String toString() {
        return "JsonObject" + members.keySet();
    }
}
