package org.accountkit.examples.standalone.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.accountkit.UnsafeWiringException;

/** Collects what was checked, with the problems that were found. Each problem is a sentence that names the remedy. */
final class Diagnosis {

    private final Map<String, List<String>> problems = new LinkedHashMap<>();

    /** Returns what the check opened; empty if it failed. */
    <T> Optional<T> check(String name, Supplier<T> check) {
        try {
            T result = check.get();
            problems.put(name, List.of());
            return Optional.of(result);
        } catch (UnsafeWiringException e) {
            problems.put(name, e.problems());
        } catch (RuntimeException e) {
            problems.put(name, List.of(Failures.reply(e).text()));
        }
        return Optional.empty();
    }

    Reply reply() {
        boolean healthy = problems.values().stream().allMatch(List::isEmpty);
        return Reply.of(healthy ? Reply.DONE : Reply.FAILED, text())
                .with("healthy", healthy)
                .with("checks", checks());
    }

    private String text() {
        List<String> lines = new ArrayList<>();
        problems.forEach((name, found) -> {
            lines.add((found.isEmpty() ? "ok      " : "problem ") + name);
            found.forEach(problem -> lines.add("        " + problem));
        });
        return String.join(System.lineSeparator(), lines);
    }

    private List<Map<String, Object>> checks() {
        List<Map<String, Object>> checks = new ArrayList<>();
        problems.forEach((name, found) -> {
            Map<String, Object> check = new LinkedHashMap<>();
            check.put("check", name);
            check.put("ok", found.isEmpty());
            check.put("problems", found);
            checks.add(check);
        });
        return checks;
    }
}
