package org.accountkit.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** All routes. Immutable. */
final class RouteTable {

    private final List<Route> routes;

    RouteTable(List<Route> routes) {
        this.routes = List.copyOf(routes);
    }

    List<Route> routes() {
        return routes;
    }

    /** What there is at a path below the mount; empty when nothing is there. */
    Optional<Resource> find(String path) {
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
     * @param parameters by name
     */
    record Match(Route route, Map<String, String> parameters) {}

    /**
     * What is at one path.
     *
     * @param matches one for each method, at least one
     */
    record Resource(List<Match> matches) {

        /** The route for a method; HEAD is what GET is. */
        Optional<Match> method(String method) {
            String wanted = method.equals("HEAD") ? "GET" : method;
            return matches.stream()
                    .filter(match -> match.route().method().equals(wanted))
                    .findFirst();
        }

        /** The methods, for {@code Allow}. */
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
