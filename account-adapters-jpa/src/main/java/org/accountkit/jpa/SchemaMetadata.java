package org.accountkit.jpa;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.accountkit.jpa.SchemaScripts.Part;

/** What a database has of the schema, by the metadata of its driver. Names do not matter, apart from those of columns. */
final class SchemaMetadata {

    private final Connection connection;
    private final DatabaseMetaData metaData;
    private final Map<String, Table> tables = new HashMap<>();

    SchemaMetadata(Connection connection) throws SQLException {
        this.connection = connection;
        this.metaData = connection.getMetaData();
    }

    boolean has(Part part) throws SQLException {
        Table table = table(part.table());
        return switch (part.kind()) {
            case TABLE -> !table.columns().isEmpty();
            case COLUMN -> table.columns().contains(part.name());
            case UNIQUE -> table.unique().contains(Set.copyOf(part.columns()));
            case FOREIGN_KEY -> table.foreignKeys().contains(part.columns());
            case INDEX -> table.indexes().stream().anyMatch(columns -> startsWith(columns, part.columns()));
        };
    }

    private static boolean startsWith(List<String> columns, List<String> first) {
        return columns.size() >= first.size()
                && columns.subList(0, first.size()).equals(first);
    }

    private Table table(String name) throws SQLException {
        Table known = tables.get(name);
        if (known != null) {
            return known;
        }
        Table read = read(metaData.storesUpperCaseIdentifiers() ? name.toUpperCase(Locale.ROOT) : name);
        tables.put(name, read);
        return read;
    }

    private Table read(String name) throws SQLException {
        String catalog = connection.getCatalog();
        String schema = connection.getSchema();
        Set<String> columns = new HashSet<>();
        try (ResultSet found = metaData.getColumns(catalog, schema, name, null)) {
            while (found.next()) {
                columns.add(lower(found, "COLUMN_NAME"));
            }
        }
        if (columns.isEmpty()) {
            return new Table(columns, Set.of(), List.of(), Set.of());
        }
        Set<Set<String>> unique = new HashSet<>();
        Collection<List<String>> indexes;
        try (ResultSet found = metaData.getIndexInfo(catalog, schema, name, false, true)) {
            indexes = grouped(found, "INDEX_NAME", "COLUMN_NAME");
        }
        try (ResultSet found = metaData.getIndexInfo(catalog, schema, name, true, true)) {
            grouped(found, "INDEX_NAME", "COLUMN_NAME").forEach(key -> unique.add(Set.copyOf(key)));
        }
        try (ResultSet found = metaData.getImportedKeys(catalog, schema, name)) {
            return new Table(columns, unique, indexes, grouped(found, "FK_NAME", "FKCOLUMN_NAME"));
        }
    }

    private static Collection<List<String>> grouped(ResultSet found, String group, String column) throws SQLException {
        Map<String, List<String>> columns = new TreeMap<>();
        while (found.next()) {
            if (found.getString(group) != null && found.getString(column) != null) {
                columns.computeIfAbsent(found.getString(group), name -> new ArrayList<>())
                        .add(lower(found, column));
            }
        }
        return columns.values();
    }

    private static String lower(ResultSet found, String column) throws SQLException {
        return found.getString(column).toLowerCase(Locale.ROOT);
    }

    /**
     * A table; one that does not exist has no columns.
     *
     * @param columns the names of its columns
     * @param unique the columns of each unique index
     * @param indexes the columns of each index, in order
     * @param foreignKeys the columns of each foreign key, in order
     */
    private record Table(
            Set<String> columns,
            Set<Set<String>> unique,
            Collection<List<String>> indexes,
            Collection<List<String>> foreignKeys) {}
}
