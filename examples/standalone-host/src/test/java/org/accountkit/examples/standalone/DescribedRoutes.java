package org.accountkit.examples.standalone;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The routes that the host's OpenAPI describes, and which of them a test has been to. */
final class DescribedRoutes {

    private static final Pattern PATH_OR_METHOD =
            Pattern.compile("(?m)^    \"/(api/[^\"]+)\": \\{$|^      \"(get|post|put|patch|delete)\": \\{$");

    /** Patterns of "METHOD path" by the route, each until it was visited. */
    private final Map<String, Pattern> missing = new TreeMap<>();

    private DescribedRoutes() {}

    /** Reads the text as it is served. */
    static DescribedRoutes of(String openApi) {
        DescribedRoutes routes = new DescribedRoutes();
        String path = "";
        Matcher line = PATH_OR_METHOD.matcher(openApi);
        while (line.find()) {
            if (line.group(1) != null) {
                path = line.group(1);
            } else {
                routes.add(line.group(2).toUpperCase(Locale.ROOT) + ' ' + path);
            }
        }
        return routes;
    }

    private void add(String route) {
        missing.put(route, Pattern.compile(route.replaceAll("\\{[a-z]+}", "[^/]+")));
    }

    void visit(String method, String path) {
        String visited = method + ' ' + path.replaceAll("\\?.*", "");
        missing.values().removeIf(route -> route.matcher(visited).matches());
    }

    /** The routes that were not visited. */
    Set<String> missing() {
        return new TreeSet<>(missing.keySet());
    }
}
