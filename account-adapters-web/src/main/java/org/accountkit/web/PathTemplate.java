package org.accountkit.web;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A path with placeholders for parameters, such as {@code /api/users/{id}}. Immutable. */
final class PathTemplate {

    private final String text;
    private final List<String> segments;

    PathTemplate(String text) {
        this.text = text;
        this.segments = segmentsOf(text);
    }

    static List<String> segmentsOf(String path) {
        return List.of(path.split("/", -1));
    }

    boolean hasParameters() {
        return segments.stream().anyMatch(PathTemplate::isParameter);
    }

    /** Returns the parameters of a path, still percent-encoded; empty if the path does not match. */
    Optional<Map<String, String>> match(List<String> path) {
        return path.size() == segments.size() && hasSameWords(path) ? Optional.of(parameters(path)) : Optional.empty();
    }

    private boolean hasSameWords(List<String> path) {
        for (int i = 0; i < segments.size(); i++) {
            String segment = segments.get(i);
            if (isParameter(segment) ? path.get(i).isEmpty() : !segment.equals(path.get(i))) {
                return false;
            }
        }
        return true;
    }

    private Map<String, String> parameters(List<String> path) {
        Map<String, String> parameters = new HashMap<>();
        for (int i = 0; i < segments.size(); i++) {
            String segment = segments.get(i);
            if (isParameter(segment)) {
                parameters.put(segment.substring(1, segment.length() - 1), path.get(i));
            }
        }
        return parameters;
    }

    private static boolean isParameter(String segment) {
        return segment.startsWith("{");
    }

    @Override
    public String toString() {
        return text;
    }
}
