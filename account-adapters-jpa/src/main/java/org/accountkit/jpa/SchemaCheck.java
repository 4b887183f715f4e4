package org.accountkit.jpa;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.accountkit.jpa.SchemaScripts.Kind;
import org.accountkit.jpa.SchemaScripts.Part;
import org.accountkit.jpa.SchemaScripts.Product;

/** Compares a database with the scripts: tables, columns, keys and indexes. Names the script that creates what is missing. */
final class SchemaCheck {

    private SchemaCheck() {}

    static List<String> problems(Connection connection) throws SQLException {
        Optional<Product> product = Product.find(connection.getMetaData().getDatabaseProductName());
        return product.isPresent() ? problems(connection, product.get()) : List.of();
    }

    private static List<String> problems(Connection connection, Product product) throws SQLException {
        SchemaMetadata found = new SchemaMetadata(connection);
        Set<String> missingTables = new HashSet<>();
        List<String> problems = new ArrayList<>();
        for (Part part : SchemaScripts.parts(product)) {
            if (!missingTables.contains(part.table()) && !found.has(part)) {
                problems.add(problem(part, product));
                if (part.kind() == Kind.TABLE) {
                    missingTables.add(part.table());
                }
            }
        }
        return problems;
    }

    private static String problem(Part part, Product product) {
        String script = "org/accountkit/jpa/account-schema/" + product.folder() + '/' + part.script();
        String remedy = part.kind() == Kind.TABLE || part.kind() == Kind.COLUMN
                ? ": run " + script + '.'
                : ": create it as " + script + " does.";
        return "The " + part + " is missing" + remedy;
    }
}
