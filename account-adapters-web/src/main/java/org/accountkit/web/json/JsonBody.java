package org.accountkit.web.json;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.accountkit.secret.Secret;

/**
 * A body that was read and has its route's {@link BodyShape shape}: every required field is there, every field that is
 * there has its type. Closing it wipes its secrets.
 */
public final class JsonBody implements AutoCloseable {

    private final Map<String, Object> values;

    JsonBody(Map<String, Object> values) {
        this.values = values;
    }

    /**
     * Reads a body.
     *
     * @param bytes as they were sent, empty for none
     * @param shape what it must look like
     * @return the fields
     * @throws org.accountkit.access.RefusedException {@code malformed-request}, naming the field if it is one
     */
    public static JsonBody read(byte[] bytes, BodyShape shape) {
        return BodyReading.read(bytes, shape);
    }

    /**
     * Tells whether a field was sent.
     *
     * @param name the field
     * @return whether it is there
     */
    public boolean has(String name) {
        return values.containsKey(name);
    }

    /**
     * Reads a field of type {@link FieldType#TEXT}.
     *
     * @param name a field that may be left out
     * @return the text, empty when it was left out
     */
    public Optional<String> text(String name) {
        return value(name, String.class);
    }

    /**
     * Reads a field of type {@link FieldType#TEXT}.
     *
     * @param name a field that must be there
     * @return the text
     */
    public String requiredText(String name) {
        return text(name).orElseThrow(() -> notRequired(name));
    }

    /**
     * Reads a field of type {@link FieldType#SECRET}.
     *
     * @param name a field that may be left out
     * @return the secret, wiped when this body is closed; empty when it was left out
     */
    public Optional<Secret> secret(String name) {
        return value(name, Secret.class);
    }

    /**
     * Reads a field of type {@link FieldType#SECRET}.
     *
     * @param name a field that must be there
     * @return the secret, wiped when this body is closed
     */
    public Secret requiredSecret(String name) {
        return secret(name).orElseThrow(() -> notRequired(name));
    }

    /**
     * Reads a field of type {@link FieldType#INTEGER}.
     *
     * @param name a field that must be there
     * @return the number
     */
    public long requiredInteger(String name) {
        return value(name, Long.class).orElseThrow(() -> notRequired(name));
    }

    /**
     * Reads a field of type {@link FieldType#BOOLEAN}.
     *
     * @param name a field that may be left out
     * @return its value, empty when it was left out
     */
    public Optional<Boolean> flag(String name) {
        return value(name, Boolean.class);
    }

    /**
     * Reads a field of type {@link FieldType#TEXTS}.
     *
     * @param name a field that may be left out
     * @return its texts in order, empty when it was left out
     */
    public Optional<List<String>> texts(String name) {
        return Optional.ofNullable(values.get(name))
                .map(value -> ((List<?>) value).stream().map(String.class::cast).toList());
    }

    /** Wipes the secrets. */
    @Override
    public void close() {
        wipe(values);
    }

    static void wipe(Map<String, Object> values) {
        for (Object value : values.values()) {
            if (value instanceof Secret secret) {
                secret.close();
            }
        }
    }

    private <T> Optional<T> value(String name, Class<T> type) {
        return Optional.ofNullable(values.get(name)).map(type::cast);
    }

    private static IllegalStateException notRequired(String name) {
        return new IllegalStateException("The route's shape does not require '" + name + "'.");
    }

    /** {@return the fields' names, nothing of their values} */
    @Override
    public String toString() {
        return "JsonBody" + values.keySet();
    }
}
