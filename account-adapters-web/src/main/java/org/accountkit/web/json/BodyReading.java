package org.accountkit.web.json;

import java.nio.CharBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.accountkit.secret.Secret;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.JsonRecyclerPools;

/** Reads a single body. */
final class BodyReading {

    private static final int DEEPEST = 8;
    private static final int LONGEST_NUMBER = 20;

    /** Retains no buffers or names, so that nothing of a password is left in memory. */
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxNumberLength(LONGEST_NUMBER)
                    .build())
            .disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES)
            .recyclerPool(JsonRecyclerPools.nonRecyclingPool())
            .build();

    private final JsonParser parser;
    private final BodyShape shape;
    private final Map<String, Object> values = new LinkedHashMap<>();

    private BodyReading(JsonParser parser, BodyShape shape) {
        this.parser = parser;
        this.shape = shape;
    }

    static JsonBody read(byte[] bytes, BodyShape shape) {
        if (bytes.length == 0 && shape.isOmittable()) {
            return new JsonBody(Map.of());
        }
        char[] text = StrictUtf8.decode(bytes).orElseThrow(() -> Malformed.request("The body is not UTF-8."));
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), text)) {
            return new BodyReading(parser, shape).readOrWipe();
        } catch (JacksonException e) {
            throw Malformed.request("The body is not valid JSON or is nested too deeply.");
        } finally {
            Arrays.fill(text, '\0');
        }
    }

    private JsonBody readOrWipe() {
        boolean done = false;
        try {
            readObject();
            done = true;
            return new JsonBody(values);
        } finally {
            if (!done) {
                JsonBody.wipe(values);
            }
        }
    }

    private void readObject() {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw Malformed.request("The body must be a JSON object.");
        }
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            readField(name);
        }
        if (parser.nextToken() != null) {
            throw Malformed.request("The body continues after the JSON object.");
        }
        shape.fields().forEach((name, field) -> {
            if (field.required() && !values.containsKey(name)) {
                throw Malformed.field(name, "missing", "is missing");
            }
        });
    }

    private void readField(String name) {
        FieldType type = shape.field(name)
                .orElseThrow(() -> Malformed.field(name, "unknown", "is not a known field"))
                .type();
        if (values.containsKey(name)) {
            throw Malformed.field(name, "duplicate", "appears twice");
        }
        parser.nextToken();
        Object value = readValue(name, type);
        if (value == null) {
            throw wrongType(name, type);
        }
        values.put(name, value);
    }

    private @Nullable Object readValue(String name, FieldType type) {
        JsonToken token = parser.currentToken();
        return switch (type) {
            case TEXT -> token == JsonToken.VALUE_STRING ? readText(name) : null;
            case SECRET -> token == JsonToken.VALUE_STRING ? readSecret(name) : null;
            case INTEGER -> token == JsonToken.VALUE_NUMBER_INT ? parser.getLongValue() : null;
            case BOOLEAN -> token.isBoolean() ? parser.getBooleanValue() : null;
            case TEXTS -> token == JsonToken.START_ARRAY ? readTexts(name) : null;
        };
    }

    private List<String> readTexts(String name) {
        List<String> texts = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() != JsonToken.VALUE_STRING) {
                throw wrongType(name, FieldType.TEXTS);
            }
            texts.add(readText(name));
        }
        return List.copyOf(texts);
    }

    private String readText(String name) {
        String text = parser.getString();
        if (StrictUtf8.hasLoneSurrogate(text)) {
            throw Malformed.field(name, "text", "contains an unpaired surrogate");
        }
        return text;
    }

    private Secret readSecret(String name) {
        CharBuffer text =
                CharBuffer.wrap(parser.getStringCharacters(), parser.getStringOffset(), parser.getStringLength());
        if (StrictUtf8.hasLoneSurrogate(text)) {
            throw Malformed.field(name, "text", "contains an unpaired surrogate");
        }
        return Secret.ofText(text);
    }

    private static RuntimeException wrongType(String name, FieldType type) {
        return Malformed.field(name, "type", "must be " + type.description());
    }
}
