/** Contract tests for adapters, and fixtures for testing a host without a database. */
module org.accountkit.testkit {
    requires com.google.zxing;
    requires java.desktop;
    requires java.logging;
    requires transitive java.sql;
    requires transitive org.accountkit.core;
    requires transitive org.assertj.core;
    requires static transitive org.jspecify;
    requires transitive org.junit.jupiter.api;
    requires org.junit.jupiter.params;

    exports org.accountkit.testkit;
    exports org.accountkit.testkit.specification;

    opens org.accountkit.testkit to
            org.junit.platform.commons;
    opens org.accountkit.testkit.specification to
            org.junit.platform.commons;
}
