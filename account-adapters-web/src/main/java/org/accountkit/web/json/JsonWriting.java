package org.accountkit.web.json;

import java.io.ByteArrayOutputStream;
import java.util.Map;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.JsonRecyclerPools;

/** Writes objects made of maps, iterables, strings, numbers and Booleans as JSON. */
final class JsonWriting {

    private static final JsonFactory JSON = JsonFactory.builder()
            .recyclerPool(JsonRecyclerPools.nonRecyclingPool())
            .build();

    private JsonWriting() {}

    static byte[] write(Map<String, Object> members) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator generator = JSON.createGenerator(ObjectWriteContext.empty(), bytes)) {
            writeObject(generator, members);
        }
        return bytes.toByteArray();
    }

    private static void writeObject(JsonGenerator generator, Map<?, ?> members) {
        generator.writeStartObject();
        members.forEach((name, value) -> {
            generator.writeName((String) name);
            writeValue(generator, value);
        });
        generator.writeEndObject();
    }

    private static void writeArray(JsonGenerator generator, Iterable<?> values) {
        generator.writeStartArray();
        values.forEach(value -> writeValue(generator, value));
        generator.writeEndArray();
    }

    private static void writeValue(JsonGenerator generator, Object value) {
        if (value instanceof String text) {
            generator.writeString(text);
        } else if (value instanceof Boolean flag) {
            generator.writeBoolean(flag);
        } else if (value instanceof Long number) {
            generator.writeNumber(number);
        } else if (value instanceof Map<?, ?> members) {
            writeObject(generator, members);
        } else if (value instanceof Iterable<?> values) {
            writeArray(generator, values);
        } else {
            throw new IllegalStateException(
                    "Cannot write as JSON: " + value.getClass().getName() + ".");
        }
    }
}
