package org.accountkit.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Collectors;
import org.accountkit.testkit.AccountStoresContract;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestWatcher;

/**
 * Notes which contracts a test class has passed, and holds the column of its provider and database in the page on
 * persistence to that. With {@code ACCOUNT_UPDATE=true} it writes the column instead. A run of single tests, or without
 * the database, changes nothing.
 */
final class ContractTable implements TestWatcher, AfterAllCallback {

    private static final String SECTION = "contracts";
    private static final String PASSED = "passed";

    private static final Map<Class<?>, String> COLUMNS = Map.ofEntries(
            Map.entry(HibernateOnH2Test.class, "Hibernate, H2"),
            Map.entry(HibernateOnPostgresqlTest.class, "Hibernate, PostgreSQL"),
            Map.entry(HibernateOnMariaDbTest.class, "Hibernate, MariaDB"),
            Map.entry(EclipseLinkOnH2Test.class, "EclipseLink, H2"),
            Map.entry(EclipseLinkOnPostgresqlTest.class, "EclipseLink, PostgreSQL"),
            Map.entry(EclipseLinkOnMariaDbTest.class, "EclipseLink, MariaDB"));

    private static final List<String> ORDER = List.of(
            "Hibernate, H2",
            "Hibernate, PostgreSQL",
            "Hibernate, MariaDB",
            "EclipseLink, H2",
            "EclipseLink, PostgreSQL",
            "EclipseLink, MariaDB");

    private static final Set<String> SUCCEEDED = new ConcurrentSkipListSet<>();
    private static final Set<String> OTHERS = new ConcurrentSkipListSet<>();

    @Override
    public void testSuccessful(ExtensionContext context) {
        SUCCEEDED.add(key(context));
    }

    @Override
    public void testFailed(ExtensionContext context, Throwable cause) {
        OTHERS.add(key(context));
    }

    private static String key(ExtensionContext context) {
        Class<?> type = context.getRequiredTestClass();
        return top(context).getSimpleName() + ' ' + rowOf(type);
    }

    private static Class<?> top(ExtensionContext context) {
        List<Class<?>> enclosing = context.getEnclosingTestClasses();
        return enclosing.isEmpty() ? context.getRequiredTestClass() : enclosing.get(0);
    }

    private static String rowOf(Class<?> nested) {
        return nested.getSuperclass().getSimpleName();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        Class<?> type = context.getRequiredTestClass();
        if (!COLUMNS.containsKey(type)) {
            return;
        }
        Set<String> expected = rows();
        Set<String> passed = expected.stream()
                .filter(row -> SUCCEEDED.contains(type.getSimpleName() + ' ' + row))
                .filter(row -> !OTHERS.contains(type.getSimpleName() + ' ' + row))
                .collect(Collectors.toCollection(TreeSet::new));
        if (passed.equals(expected)) {
            require(COLUMNS.get(type), passed);
        }
    }

    private static Set<String> rows() {
        return Arrays.stream(AccountStoresContract.class.getDeclaredClasses())
                .filter(nested -> nested.isAnnotationPresent(Nested.class))
                .map(ContractTable::rowOf)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static void require(String column, Set<String> passed) {
        Map<String, Set<String>> table = parsed(PersistencePage.section(SECTION));
        if (PersistencePage.isUpdated()) {
            passed.forEach(
                    row -> table.computeIfAbsent(row, name -> new TreeSet<>()).add(column));
            PersistencePage.require(SECTION, text(table));
            return;
        }
        assertThat(passed)
                .as("docs/persistence.md, %s; ACCOUNT_UPDATE=true writes it", column)
                .allSatisfy(
                        row -> assertThat(Optional.ofNullable(table.get(row)).orElse(Set.of()))
                                .as(row)
                                .contains(column));
    }

    private static Map<String, Set<String>> parsed(String section) {
        Map<String, Set<String>> table = new TreeMap<>();
        section.lines().skip(2).forEach(line -> {
            String[] cells = line.split("\\|", -1);
            Set<String> columns = new TreeSet<>();
            for (int i = 0; i < ORDER.size(); i++) {
                if (cells[i + 2].strip().equals(PASSED)) {
                    columns.add(ORDER.get(i));
                }
            }
            table.put(cells[1].strip().replace("`", ""), columns);
        });
        return table;
    }

    private static String text(Map<String, Set<String>> table) {
        return "| Contract | " + String.join(" | ", ORDER) + " |\n|---" + "|---".repeat(ORDER.size()) + "|\n"
                + table.entrySet().stream()
                        .map(row -> "| `" + row.getKey() + "` | "
                                + ORDER.stream()
                                        .map(column -> row.getValue().contains(column) ? PASSED : "")
                                        .collect(Collectors.joining(" | "))
                                + " |\n")
                        .collect(Collectors.joining());
    }
}
