package org.accountkit.web;

import java.util.Locale;
import java.util.Map;

/** The description of the API, to be looked up by tests. */
final class OpenApi {

    private final Map<String, Object> document;

    OpenApi(Map<String, Object> document) {
        this.document = document;
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> object(Object parent, String... names) {
        Object found = parent;
        for (String name : names) {
            found = ((Map<String, Object>) found).getOrDefault(name, Map.of());
        }
        return (Map<String, Object>) found;
    }

    Map<String, Object> paths() {
        return object(document, "paths");
    }

    Map<String, Object> operation(String method, String path) {
        return object(paths(), path, method.toLowerCase(Locale.ROOT));
    }

    Map<String, Object> schema(String name) {
        return object(document, "components", "schemas", name);
    }

    Map<String, Object> resolved(Map<String, Object> maybeReference) {
        Object reference = maybeReference.get("$ref");
        return reference == null
                ? maybeReference
                : object(document, reference.toString().substring(2).split("/", -1));
    }
}
