package org.accountkit.examples.standalone;

import java.util.Arrays;
import java.util.Locale;

/** The databases that the host runs on. */
enum Product {
    H2("jdbc:h2:"),
    POSTGRESQL("jdbc:postgresql:"),
    MARIADB("jdbc:mariadb:");

    private final String scheme;

    Product(String scheme) {
        this.scheme = scheme;
    }

    static Product of(String url) {
        return Arrays.stream(values())
                .filter(product -> url.startsWith(product.scheme))
                .findFirst()
                .orElseThrow(() -> new StartFailure(
                        "ACCOUNT_DB_URL cannot be read: it must be a JDBC URL for H2, PostgreSQL or MariaDB."));
    }

    /** Returns the folder of the product's schema scripts. */
    String folder() {
        return name().toLowerCase(Locale.ROOT);
    }
}
