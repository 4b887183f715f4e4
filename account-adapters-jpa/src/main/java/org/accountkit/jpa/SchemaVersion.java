package org.accountkit.jpa;

import java.util.List;
import java.util.Optional;
import org.accountkit.transaction.StoreFailedException;

/**
 * Decides by the row of {@code account_schema} whether this version of AccountKit may use the schema. An older AccountKit
 * keeps running beside a newer one as long as the newer schema allows it.
 */
final class SchemaVersion {

    private static final SqlQuery ROW =
            SqlQuery.select(List.of("version", "usable_from"), "from account_schema where id = 1");

    private final Database database;
    private final int known;

    SchemaVersion(Database database, int known) {
        this.database = database;
        this.known = known;
    }

    /** What the schema says of itself. */
    Row read() {
        try {
            return database.rows(ROW).stream()
                    .findFirst()
                    .map(row -> new Row((int) row.number("version"), (int) row.number("usable_from")))
                    .orElse(Row.UNKNOWN);
        } catch (StoreFailedException e) {
            return Row.UNKNOWN;
        }
    }

    Optional<String> problem(Row row) {
        if (row.usableFrom() > known) {
            return Optional.of("The schema has version " + row.version()
                    + " and is only for AccountKit with schema version " + row.usableFrom()
                    + " or later; this one has version " + known + ": start a newer AccountKit.");
        }
        return row.isKnown() && row.version() < known
                ? Optional.of("The schema has version " + row.version() + ", and this AccountKit needs version " + known
                        + ": run " + scripts(row) + " of org/accountkit/jpa/account-schema/.")
                : Optional.empty();
    }

    private String scripts(Row row) {
        List<String> names = SchemaScripts.after(row.version());
        return names.isEmpty() ? "the scripts after version " + row.version() : String.join(", ", names);
    }

    /** Whether the schema is newer than what this AccountKit was written for. Its indexes may then be others. */
    boolean isNewer(Row row) {
        return row.version() > known;
    }

    /**
     * The row.
     *
     * @param version the version of the schema
     * @param usableFrom the version for which an AccountKit must at least have been written
     */
    record Row(int version, int usableFrom) {

        /** There is no such row, or no such table: the schema is older than both. */
        static final Row UNKNOWN = new Row(0, 0);

        boolean isKnown() {
            return version > 0;
        }
    }
}
