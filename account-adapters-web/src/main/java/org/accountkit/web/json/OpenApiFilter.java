package org.accountkit.web.json;

import java.io.StringWriter;
import java.util.Set;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Leaves out of an OpenAPI description the paths that are not served. */
public final class OpenApiFilter {

    private static final JsonFactory JSON = new JsonFactory();

    private OpenApiFilter() {}

    /**
     * Filters a description.
     *
     * @param paths the paths that are served
     * @param description our own description, as JSON
     * @return the description of these paths only
     */
    public static String only(Set<String> paths, String description) {
        StringWriter filtered = new StringWriter();
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), description);
                JsonGenerator generator = JSON.createGenerator(ObjectWriteContext.empty(), filtered)) {
            parser.nextToken();
            copyDocument(parser, generator, paths);
        }
        // The server is replaced in the text, as it is written in the original.
        return filtered.toString().replace("{\"url\":", "{\"url\": ");
    }

    private static void copyDocument(JsonParser parser, JsonGenerator generator, Set<String> paths) {
        generator.writeStartObject();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            boolean isPaths = parser.currentName().equals("paths");
            generator.writeName(parser.currentName());
            parser.nextToken();
            if (isPaths) {
                copyPaths(parser, generator, paths);
            } else {
                generator.copyCurrentStructure(parser);
            }
        }
        generator.writeEndObject();
    }

    private static void copyPaths(JsonParser parser, JsonGenerator generator, Set<String> paths) {
        generator.writeStartObject();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            boolean served = paths.contains(parser.currentName());
            if (served) {
                generator.writeName(parser.currentName());
            }
            parser.nextToken();
            if (served) {
                generator.copyCurrentStructure(parser);
            } else {
                parser.skipChildren();
            }
        }
        generator.writeEndObject();
    }
}
