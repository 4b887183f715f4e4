package org.accountkit.jpa;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The tables, columns, keys and indexes that the scripts for a database create. */
final class SchemaScripts {

    private static final List<String> NAMES = List.of(
            "accountkit-1__account.sql",
            "accountkit-2__additions.sql",
            "accountkit-3__hardening.sql",
            "accountkit-4__password_reset.sql",
            "accountkit-5__schema_version.sql");

    private static final Pattern TABLE = Pattern.compile("create table (\\w+) \\(.*", Pattern.DOTALL);
    private static final Pattern ALTER = Pattern.compile("alter table (\\w+) .*", Pattern.DOTALL);
    private static final Pattern COLUMN = Pattern.compile("alter table (\\w+) add column (\\w+) .*", Pattern.DOTALL);
    private static final Pattern INDEX = Pattern.compile("create index (\\w+) on (\\w+) \\(([^)]*)\\)", Pattern.DOTALL);
    private static final Pattern DROPPED_INDEX = Pattern.compile("drop index (\\w+).*", Pattern.DOTALL);
    private static final Pattern CONSTRAINT =
            Pattern.compile("constraint (\\w+) (primary key|unique|foreign key) \\(([^)]*)\\)");

    private SchemaScripts() {}

    /** The version of the schema that the last script makes. */
    static int latest() {
        return NAMES.size();
    }

    /** The names of the scripts that lead from a version to the latest. */
    static List<String> after(int version) {
        return NAMES.subList(Math.min(version, latest()), latest());
    }

    /** Reads the scripts for a database. */
    static List<Part> parts(Product product) {
        List<Part> parts = new ArrayList<>();
        for (String name : NAMES) {
            for (String statement : statements(product, name)) {
                Matcher dropped = DROPPED_INDEX.matcher(statement);
                if (dropped.matches()) {
                    parts.removeIf(part -> part.name().equals(dropped.group(1)));
                }
                created(statement, name).forEach(parts::add);
            }
        }
        return List.copyOf(parts);
    }

    private static List<String> statements(Product product, String name) {
        String withoutComments = text(product, name).replaceAll("(?m)^--.*$", "");
        return Arrays.stream(withoutComments.split(";", -1)).map(String::strip).toList();
    }

    private static String text(Product product, String name) {
        String path = "account-schema/" + product.folder() + '/' + name;
        try (InputStream in = Objects.requireNonNull(SchemaScripts.class.getResourceAsStream(path), path)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Part> created(String statement, String script) {
        Stream<Part> tables =
                match(TABLE, statement).map(table -> new Part(Kind.TABLE, table, table, List.of(), script)).stream();
        Matcher column = COLUMN.matcher(statement);
        Stream<Part> columns = column.matches()
                ? Stream.of(new Part(Kind.COLUMN, column.group(2), column.group(1), List.of(column.group(2)), script))
                : Stream.of();
        Matcher index = INDEX.matcher(statement);
        Stream<Part> indexes = index.matches()
                ? Stream.of(new Part(Kind.INDEX, index.group(1), index.group(2), columns(index.group(3)), script))
                : Stream.of();
        return Stream.of(tables, columns, indexes, constraints(statement, script))
                .flatMap(parts -> parts);
    }

    private static Stream<Part> constraints(String statement, String script) {
        return match(TABLE, statement).or(() -> match(ALTER, statement)).stream()
                .flatMap(table -> CONSTRAINT
                        .matcher(statement)
                        .results()
                        .map(constraint -> constraint(table, constraint, script)));
    }

    private static Part constraint(String table, MatchResult constraint, String script) {
        Kind kind = constraint.group(2).equals("foreign key") ? Kind.FOREIGN_KEY : Kind.UNIQUE;
        return new Part(kind, constraint.group(1), table, columns(constraint.group(3)), script);
    }

    private static Optional<String> match(Pattern pattern, String statement) {
        Matcher matcher = pattern.matcher(statement);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private static List<String> columns(String list) {
        return Arrays.stream(list.split(",", -1))
                .map(column -> column.strip().replace(" desc", ""))
                .toList();
    }

    /** What a script creates. */
    enum Kind {
        TABLE("table"),
        COLUMN("column"),
        UNIQUE("unique constraint"),
        FOREIGN_KEY("foreign key"),
        INDEX("index");

        final String text;

        Kind(String text) {
            this.text = text;
        }
    }

    /** A database for which there are scripts. */
    enum Product {
        H2("H2"),
        POSTGRESQL("PostgreSQL"),
        MARIADB("MariaDB");

        private final String reported;

        Product(String reported) {
            this.reported = reported;
        }

        /** Finds the product that a driver reports. */
        static Optional<Product> find(String reported) {
            return Arrays.stream(values())
                    .filter(product -> product.reported.equals(reported))
                    .findFirst();
        }

        String folder() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Something that a script creates.
     *
     * @param kind what it is
     * @param name its name
     * @param table its table
     * @param columns its columns, in order
     * @param script the name of the script
     */
    record Part(Kind kind, String name, String table, List<String> columns, String script) {

        @Override
        public String toString() {
            return switch (kind) {
                case TABLE -> "table " + name;
                case COLUMN -> "column " + table + '.' + name;
                default -> kind.text + ' ' + name + " on " + table + " (" + String.join(", ", columns) + ')';
            };
        }
    }
}
