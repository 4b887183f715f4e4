package org.accountkit.operations.engine;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.accountkit.operations.ImportListener;
import org.accountkit.operations.ImportListener.ImportProgress;
import org.accountkit.operations.ImportedUser;
import org.accountkit.user.Username;

/**
 * Some rows of an import, and what becomes of each. Two rows of an import never have the same user name: later ones are
 * rejected, whatever their spelling.
 */
final class ImportBatch {

    private final long firstRow;
    private final ImportCheck check;
    private final ImportedNames names;
    private final Map<Username, Row> good = new LinkedHashMap<>();
    private final Map<Long, Rejection> rejections = new TreeMap<>();
    private final Map<Long, ImportedUser> alreadyThere = new TreeMap<>();
    private int read;

    ImportBatch(long firstRow, ImportCheck check, ImportedNames names) {
        this.firstRow = firstRow;
        this.check = check;
        this.names = names;
    }

    void read(ImportedUser user) {
        Row row = new Row(firstRow + read++, user);
        Optional<String> problem = check.problem(user);
        if (problem.isPresent()) {
            reject(row, problem.get());
        } else {
            keep(row);
        }
    }

    private void keep(Row row) {
        Username name = Username.of(row.user().username());
        Optional<Long> earlier = names.noteUnlessKnown(name, row.number());
        if (earlier.isEmpty()) {
            good.put(name, row);
        } else {
            reject(row, sameName("Row " + earlier.get(), name) + spelling(name) + '.');
        }
    }

    private static String sameName(String earlier, Username name) {
        return earlier + " has the same user name as '" + name + "'";
    }

    /** The spelling in an earlier batch is not kept. */
    private String spelling(Username name) {
        return Optional.ofNullable(good.get(name))
                .map(row -> ", spelled '" + row.user().username() + "'")
                .orElse("");
    }

    private void reject(Row row, String reason) {
        rejections.put(row.number(), new Rejection(row.user(), reason));
    }

    /** Returns the names that can be imported as far as the rows show. */
    List<Username> names() {
        return List.copyOf(good.keySet());
    }

    Set<String> roles() {
        return good.values().stream()
                .flatMap(row -> row.user().roles().stream())
                .collect(Collectors.toSet());
    }

    /** A role may have been deleted since the rows were read. */
    void rejectUnknownRoles(ImportCheck now) {
        good.values().removeIf(row -> {
            Optional<String> problem = now.unknownRole(row.user());
            problem.ifPresent(reason -> reject(row, reason));
            return problem.isPresent();
        });
    }

    /** Returns those of the named users that are still good and whose names are free. */
    List<ImportedUser> free(Collection<Username> names, Taken taken) {
        return names.stream()
                .filter(name -> !taken.contains(name))
                .map(good::get)
                .filter(Objects::nonNull)
                .map(Row::user)
                .toList();
    }

    void rejectUnstorable(Username name) {
        Optional.ofNullable(good.get(name)).ifPresent(row -> reject(row, "The store does not accept this user."));
    }

    void reject(Taken taken) {
        taken.names().forEach(stored -> Optional.ofNullable(good.get(stored)).ifPresent(row -> reject(row, stored)));
        taken.byThisRun().forEach(name -> Optional.ofNullable(good.get(name)).ifPresent(this::rejectAsRepeated));
    }

    private void rejectAsRepeated(Row row) {
        reject(row, sameName("An earlier row", Username.of(row.user().username())) + '.');
    }

    /** A name in another spelling may be another person's. */
    private void reject(Row row, Username stored) {
        if (row.user().username().equals(stored.text())) {
            alreadyThere.put(row.number(), row.user());
        } else {
            reject(row, "A user of that name exists, spelled '" + stored.text() + "'.");
        }
    }

    ImportProgress report(ImportListener listener, ImportProgress before) {
        rejections.forEach((row, rejection) -> listener.rejected(row, rejection.user(), rejection.reason()));
        alreadyThere.forEach(listener::alreadyThere);
        int added = read - rejections.size() - alreadyThere.size();
        return before.plus(added, alreadyThere.size(), rejections.size());
    }

    /**
     * The names that are not free.
     *
     * @param names those of users who existed before this run, as they are stored
     * @param byThisRun those of users whom this run has added
     */
    record Taken(Set<Username> names, Set<Username> byThisRun) {

        boolean contains(Username name) {
            return names.contains(name) || byThisRun.contains(name);
        }
    }

    private record Row(long number, ImportedUser user) {}

    private record Rejection(ImportedUser user, String reason) {}
}
