package org.accountkit.examples.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Which tests of all modules bear the number of an abuse case, read from their sources. */
final class AbuseCases {

    private static final Pattern TAG = Pattern.compile("@Tag\\(\"(A\\d\\d)\"\\)");
    private static final Pattern METHOD = Pattern.compile("^\\s+(?:static )?(?:void|Stream<\\w+>) (\\w+)\\(");
    private static final Pattern TYPE = Pattern.compile("^\\s*(?:[a-z]+ )*class \\w+");
    private static final Pattern NUMBER_IN_NAME = Pattern.compile("(?:^|_)[aA](\\d\\d)(?=[A-Z_])");

    /** By number and class, the methods; a class that bears the number itself has none. */
    private final Map<String, Map<String, List<String>>> tests = new TreeMap<>();

    private final List<String> untagged = new ArrayList<>();

    private AbuseCases() {}

    static AbuseCases in(Path repository) {
        AbuseCases cases = new AbuseCases();
        try (Stream<Path> files = Files.walk(repository)) {
            files.filter(AbuseCases::holdsTests).sorted().forEach(cases::read);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return cases;
    }

    private static boolean holdsTests(Path file) {
        String path = file.toString().replace('\\', '/');
        return path.endsWith(".java")
                && !path.contains("/target/")
                && (path.contains("/src/test/java/") || path.contains("/account-testkit/src/main/java/"));
    }

    private void read(Path file) {
        String type = file.getFileName().toString().replace(".java", "");
        Set<String> ofTheType = new TreeSet<>();
        Set<String> tags = new TreeSet<>();
        for (String line : lines(file)) {
            TAG.matcher(line).results().forEach(tag -> tags.add(tag.group(1)));
            Matcher method = METHOD.matcher(line);
            if (method.find()) {
                tags.forEach(tag -> methods(tag, type).add(method.group(1)));
                tags.addAll(ofTheType);
                noteUntagged(type, method.group(1), tags);
                tags.clear();
            } else if (TYPE.matcher(line).find()) {
                tags.forEach(tag -> methods(tag, type));
                ofTheType.addAll(tags);
                tags.clear();
            }
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> methods(String number, String type) {
        return tests.computeIfAbsent(number, n -> new TreeMap<>()).computeIfAbsent(type, t -> new ArrayList<>());
    }

    private void noteUntagged(String type, String method, Set<String> tags) {
        NUMBER_IN_NAME
                .matcher(method)
                .results()
                .map(number -> 'A' + number.group(1))
                .filter(number -> !tags.contains(number))
                .forEach(number -> untagged.add(type + '.' + method + " has no tag " + number));
    }

    /** Tests whose name bears a number that they have no tag for. */
    List<String> untagged() {
        return untagged;
    }

    boolean isTested(String number) {
        return tests.containsKey(number);
    }

    /** The tests of a number as the table shows them: each class with its methods, one below the other. */
    String of(String number) {
        return String.join(
                "<br>",
                tests.getOrDefault(number, Map.of()).entrySet().stream()
                        .map(type -> "**" + type.getKey() + "**"
                                + (type.getValue().isEmpty() ? "" : ": " + String.join(", ", type.getValue())))
                        .toList());
    }
}
