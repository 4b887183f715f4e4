package org.accountkit.web.json;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.accountkit.secret.Secret;

/**
 * A parsed body that matches its route's {@link BodyShape shape}: all required fields are present, and each field has
 * its type. Closing it wipes its secrets.
 */
public final class JsonBody implements AutoCloseable {

    private final Map<String, Object> values;

    JsonBody(Map<String, Object> values) {
        this.values = values;
    }

    /**
     * Parses a body.
     *
     * @param bytes the bytes as sent; empty for no body
     * @param shape the shape that the body must have
     * @return the body
     * @throws org.accountkit.access.RefusedException {@code malformed-request}, with the name of the field if there is
     *     one
     */
    public static JsonBody read(byte[] bytes, BodyShape shape) {
        return BodyReading.read(bytes, shape);
    }

    /**
     * Reports whether a field was sent.
     *
     * @param name the field's name
     * @return whether it is present
     */
    public boolean has(String name) {
        return values.containsKey(name);
    }

    /**
     * Returns the value of an optional field of type {@link FieldType#TEXT}.
     *
     * @param name the field's name
     * @return the text; empty if the field was left out
     */
    public Optional<String> text(String name) {
        return value(name, String.class);
    }

    /**
     * Returns the value of a required field of type {@link FieldType#TEXT}.
     *
     * @param name the field's name
     * @return the text
     */
    public String requiredText(String name) {
        return text(name).orElseThrow(() -> notRequired(name));
    }

    /**
     * Returns the value of an optional field of type {@link FieldType#SECRET}.
     *
     * @param name the field's name
     * @return the secret, wiped when this body is closed; empty if the field was left out
     */
    public Optional<Secret> secret(String name) {
        return value(name, Secret.class);
    }

    /**
     * Returns the value of a required field of type {@link FieldType#SECRET}.
     *
     * @param name the field's name
     * @return the secret, wiped when this body is closed
     */
    public Secret requiredSecret(String name) {
        return secret(name).orElseThrow(() -> notRequired(name));
    }

    /**
     * Returns the value of a required field of type {@link FieldType#INTEGER}.
     *
     * @param name the field's name
     * @return the number
     */
    public long requiredInteger(String name) {
        return value(name, Long.class).orElseThrow(() -> notRequired(name));
    }

    /**
     * Returns the value of an optional field of type {@link FieldType#BOOLEAN}.
     *
     * @param name the field's name
     * @return the value; empty if the field was left out
     */
    public Optional<Boolean> flag(String name) {
        return value(name, Boolean.class);
    }

    /**
     * Returns the values of an optional field of type {@link FieldType#TEXTS}.
     *
     * @param name the field's name
     * @return the texts in order; empty if the field was left out
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

    /** {@return the names of the fields, without their values} */
    @Override
    public String toString() {
        return "JsonBody" + values.keySet();
    }
}
