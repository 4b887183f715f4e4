package org.accountkit.operations.engine;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
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
        Optional<Long> earlier = names.earlierRow(name, row.number());
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

    Set<Username> names() {
        return good.keySet();
    }

    Collection<ImportedUser> without(Set<Username> taken) {
        return good.entrySet().stream()
                .filter(entry -> !taken.contains(entry.getKey()))
                .map(entry -> entry.getValue().user())
                .toList();
    }

    /** Among the taken names may be some that this run has added and does not remember. */
    void reject(Taken taken) {
        taken.names()
                .forEach(stored -> Optional.ofNullable(good.get(stored))
                        .ifPresent(row -> reject(row, stored, taken.byThisRun().contains(stored))));
    }

    /** A name in another spelling may be another person's. */
    private void reject(Row row, Username stored, boolean byThisRun) {
        if (byThisRun) {
            reject(row, sameName("An earlier row", Username.of(row.user().username())) + '.');
        } else if (row.user().username().equals(stored.text())) {
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

    /** The names that are taken, as they are stored, and those of them whose users this run has added. */
    record Taken(Set<Username> names, Set<Username> byThisRun) {

        static final Taken NONE = new Taken(Set.of(), Set.of());
    }

    private record Row(long number, ImportedUser user) {}

    private record Rejection(ImportedUser user, String reason) {}
}
