package org.accountkit.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/** The description of the API, and whether an answer keeps to it. Knows the part of JSON Schema that is used there. */
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

    /** Fails when an answer of the API is not as described; knows nothing of paths that are not in it. */
    void check(AccountRequest request, Answer answer) {
        operationAt(request).ifPresent(operation -> {
            Map<String, Object> response = response(operation, answer.status());
            assertThat(response)
                    .as("%s %s: %s", request.method(), request.path(), answer.status())
                    .isNotEmpty();
            Map<String, Object> content = object(response, "content");
            String type = answer.header("Content-Type").orElse("").split(";", 2)[0];
            assertThat(content.isEmpty() ? List.of("") : List.copyOf(content.keySet()))
                    .contains(type);
            if (type.endsWith("json")) {
                checkValue(object(content, type, "schema"), answer.json(), request.path());
            }
        });
    }

    private Optional<Map<String, Object>> operationAt(AccountRequest request) {
        String path = request.path().replaceFirst("^/account", "");
        return paths().keySet().stream()
                .filter(template -> path.matches(template.replaceAll("\\{\\w+}", "[^/]+")))
                .map(template -> operation(request.method(), template))
                .filter(operation -> !operation.isEmpty())
                .findFirst();
    }

    private Map<String, Object> response(Map<String, Object> operation, int status) {
        Map<String, Object> responses = object(operation, "responses");
        Object exact = responses.get(Integer.toString(status));
        return resolved(exact == null ? object(responses, status / 100 + "XX") : object(exact));
    }

    private void checkValue(Map<String, Object> maybeReference, Object value, String where) {
        Map<String, Object> schema = resolved(maybeReference);
        if (schema.containsKey("oneOf")) {
            checkOneOf((List<?>) schema.get("oneOf"), value, where);
            return;
        }
        if (schema.containsKey("enum")) {
            assertThat(value).as(where).isIn((List<?>) schema.get("enum"));
        }
        switch ((String) schema.get("type")) {
            case "object" -> checkObject(schema, value, where);
            case "array" -> ((List<?>) value).forEach(item -> checkValue(object(schema, "items"), item, where + "[]"));
            case "string" ->
                assertThat((String) value).as(where).containsPattern(Pattern.compile((String)
                        schema.getOrDefault("pattern", "")));
            case "integer" -> assertThat(value).as(where).isInstanceOf(Long.class);
            case "boolean" -> assertThat(value).as(where).isInstanceOf(Boolean.class);
            default -> throw new IllegalStateException("No such type: " + schema);
        }
    }

    private void checkOneOf(List<?> choices, Object value, String where) {
        Object status = object(value).get("status");
        List<Map<String, Object>> fitting = choices.stream()
                .map(choice -> resolved(object(choice)))
                .filter(choice -> Objects.equals(
                        object(choice, "properties", "status").get("enum"), List.of(Objects.requireNonNull(status))))
                .toList();
        assertThat(fitting).as(where).hasSize(1);
        checkValue(fitting.get(0), value, where);
    }

    private void checkObject(Map<String, Object> schema, Object value, String where) {
        Map<String, Object> properties = object(schema, "properties");
        Map<String, Object> members = object(value);
        List<?> required = (List<?>) schema.getOrDefault("required", List.of());
        assertThat(members.keySet())
                .as(where)
                .containsAll(required.stream().map(String.class::cast).toList());
        boolean open = !Boolean.FALSE.equals(schema.get("additionalProperties"));
        members.forEach((name, member) -> {
            if (properties.containsKey(name)) {
                checkValue(object(properties, name), member, where + '.' + name);
            } else {
                assertThat(open).as("%s.%s is not described", where, name).isTrue();
            }
        });
    }
}
