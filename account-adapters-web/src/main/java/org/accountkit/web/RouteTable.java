package org.accountkit.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** All routes. Most paths have no parameters and are looked up as they are. Immutable. */
final class RouteTable {

    private final List<Route> routes;
    private final List<Route> withParameters;
    private final Map<String, Resource> byPath;

    RouteTable(List<Route> routes) {
        this.routes = List.copyOf(routes);
        this.withParameters = this.routes.stream()
                .filter(route -> route.path().hasParameters())
                .toList();
        this.byPath = this.routes.stream()
                .filter(route -> !route.path().hasParameters())
                .map(route -> route.path().toString())
                .distinct()
                .collect(Collectors.toUnmodifiableMap(
                        Function.identity(), path -> matching(path, this.routes).orElseThrow()));
    }

    List<Route> routes() {
        return routes;
    }

    /** Returns the resource at a path below the base path; empty if there is none. */
    Optional<Resource> find(String path) {
        Resource known = byPath.get(path);
        return known == null ? matching(path, withParameters) : Optional.of(known);
    }

    private static Optional<Resource> matching(String path, List<Route> routes) {
        List<String> segments = PathTemplate.segmentsOf(path);
        List<Match> matches = new ArrayList<>();
        for (Route route : routes) {
            route.path().match(segments).ifPresent(parameters -> matches.add(new Match(route, parameters)));
        }
        return matches.isEmpty() ? Optional.empty() : Optional.of(new Resource(matches));
    }

    /**
     * A route with the parameters of a path, still percent-encoded.
     *
     * @param route the route
     * @param parameters the parameters by name
     */
    record Match(Route route, Map<String, String> parameters) {}

    /**
     * The resource at one path.
     *
     * @param matches one match for each method, at least one
     */
    record Resource(List<Match> matches) {

        /** Returns the route for a method; HEAD uses that of GET. */
        Optional<Match> method(String method) {
            String wanted = method.equals("HEAD") ? "GET" : method;
            return matches.stream()
                    .filter(match -> match.route().method().equals(wanted))
                    .findFirst();
        }

        /** Returns the methods for {@code Allow}. */
        String methods() {
            TreeSet<String> methods = matches.stream()
                    .map(match -> match.route().method())
                    .collect(Collectors.toCollection(TreeSet::new));
            if (methods.contains("GET")) {
                methods.add("HEAD");
            }
            return String.join(", ", methods);
        }
    }
}
