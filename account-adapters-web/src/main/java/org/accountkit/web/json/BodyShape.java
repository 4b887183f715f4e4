package org.accountkit.web.json;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The fields that a route's body may have. Immutable. */
public final class BodyShape {

    /** No body, or an empty object. */
    public static final BodyShape EMPTY = new BodyShape(Map.of(), true);

    private final Map<String, Field> fields;
    private final boolean omittable;

    /**
     * A field.
     *
     * @param type the type of its value
     * @param required whether it must be present
     */
    public record Field(FieldType type, boolean required) {}

    private BodyShape(Map<String, Field> fields, boolean omittable) {
        this.fields = fields;
        this.omittable = omittable;
    }

    /**
     * Returns this shape with one more field, which must be present.
     *
     * @param name the field's name
     * @param type the type of its value
     * @return the extended shape
     */
    public BodyShape with(String name, FieldType type) {
        return plus(name, new Field(type, true));
    }

    /**
     * Returns this shape with one more field, which may be left out.
     *
     * @param name the field's name
     * @param type the type of its value
     * @return the extended shape
     */
    public BodyShape withOptional(String name, FieldType type) {
        return plus(name, new Field(type, false));
    }

    /** {@return the fields by name, in the order in which they were added} */
    public Map<String, Field> fields() {
        return fields;
    }

    /** {@return this shape, of a body that may be left out altogether} */
    public BodyShape omittable() {
        return new BodyShape(fields, true);
    }

    /** {@return whether no body at all is as good as an empty object} */
    boolean isOmittable() {
        return omittable;
    }

    /** {@return whether the shape has no fields} */
    public boolean isEmpty() {
        return fields.isEmpty();
    }

    Optional<Field> field(String name) {
        return Optional.ofNullable(fields.get(name));
    }

    private BodyShape plus(String name, Field field) {
        Map<String, Field> more = new LinkedHashMap<>(fields);
        more.put(name, field);
        return new BodyShape(Collections.unmodifiableMap(more), false);
    }
}
