package org.accountkit.web.json;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Which fields a route's body has. Immutable. */
public final class BodyShape {

    /** No body, or an empty object. */
    public static final BodyShape EMPTY = new BodyShape(Map.of());

    private final Map<String, Field> fields;

    /**
     * One field.
     *
     * @param type what it may hold
     * @param required whether it must be there
     */
    public record Field(FieldType type, boolean required) {}

    private BodyShape(Map<String, Field> fields) {
        this.fields = fields;
    }

    /**
     * The same with one more field, which must be there.
     *
     * @param name the field
     * @param type what it may hold
     * @return the wider shape
     */
    public BodyShape with(String name, FieldType type) {
        return plus(name, new Field(type, true));
    }

    /**
     * The same with one more field, which may be left out.
     *
     * @param name the field
     * @param type what it may hold
     * @return the wider shape
     */
    public BodyShape withOptional(String name, FieldType type) {
        return plus(name, new Field(type, false));
    }

    /** {@return the fields by name, in the order they were given} */
    public Map<String, Field> fields() {
        return fields;
    }

    /** {@return whether there is nothing to send} */
    public boolean isEmpty() {
        return fields.isEmpty();
    }

    Optional<Field> field(String name) {
        return Optional.ofNullable(fields.get(name));
    }

    private BodyShape plus(String name, Field field) {
        Map<String, Field> more = new LinkedHashMap<>(fields);
        more.put(name, field);
        return new BodyShape(Collections.unmodifiableMap(more));
    }
}
