package org.accountkit.jpa;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the main use cases send to the database, as a section of {@code docs/performance.md}. */
final class UseCaseStatements {

    /** The tables of an account, in the order of the statements that read it; the key may be what it is read by. */
    private static final Pattern ACCOUNT =
            Pattern.compile("user\\+state\\+totp\\+(?:api_key\\+)?user_role\\+role_right");

    private static final Pattern TABLE = Pattern.compile("(?:from|join|into|update) account_(\\w+)");

    private final Map<String, List<Wire.Trip>> useCases = new LinkedHashMap<>();

    void add(String useCase, List<Wire.Trip> trips) {
        useCases.put(useCase, trips);
    }

    /** Returns the names of all statements. */
    Set<String> statements() {
        Set<String> names = new LinkedHashSet<>();
        useCases.values()
                .forEach(trips -> trips.stream()
                        .filter(trip -> !trip.endsTransaction())
                        .map(UseCaseStatements::name)
                        .forEach(names::add));
        return names;
    }

    String table() {
        Stream<String> head =
                Stream.of("| Use case | Transactions | Reads | Writes | Round trips |", "|---|---|---|---|---|");
        return Stream.concat(head, useCases.entrySet().stream().map(each -> row(each.getKey(), each.getValue())))
                .collect(joining("\n"));
    }

    private static String row(String useCase, List<Wire.Trip> trips) {
        return "| %s | %d | %d | %d | %d |"
                .formatted(
                        useCase,
                        trips.stream().filter(Wire.Trip::endsTransaction).count(),
                        trips.stream()
                                .filter(trip -> name(trip).startsWith("read "))
                                .count(),
                        trips.stream().filter(UseCaseStatements::writes).count(),
                        trips.size());
    }

    private static boolean writes(Wire.Trip trip) {
        String name = name(trip);
        return Stream.of("insert ", "update ", "delete ").anyMatch(name::startsWith);
    }

    /** Names the statements of each use case; those of a transaction are in brackets. */
    String sequences() {
        return useCases.entrySet().stream()
                .map(each -> "- **" + each.getKey() + ":** " + String.join("; ", sequence(each.getValue())))
                .collect(joining("\n"));
    }

    private static List<String> sequence(List<Wire.Trip> trips) {
        List<String> parts = new ArrayList<>();
        List<String> transaction = new ArrayList<>();
        for (Wire.Trip trip : trips) {
            if (trip.endsTransaction()) {
                transaction.add(trip.sql());
                parts.add("[" + String.join(", ", transaction) + "]");
                transaction.clear();
            } else if (trip.inTransaction()) {
                transaction.add(name(trip));
            } else {
                parts.add(name(trip));
            }
        }
        return parts;
    }

    private static String name(Wire.Trip trip) {
        String sql = trip.sql().toLowerCase(Locale.ROOT);
        String tables = TABLE.matcher(sql)
                .results()
                .map(found -> found.group(1))
                .distinct()
                .collect(joining("+"));
        Matcher verb = Pattern.compile("^(select|insert|update|delete)").matcher(sql);
        String subject = ACCOUNT.matcher(tables).replaceFirst("account");
        return verb.find() ? verb.group().replace("select", "read") + ' ' + subject : sql;
    }
}
