module org.accountkit.jpa {
    requires transitive jakarta.persistence;
    requires transitive org.accountkit.core;
    requires static transitive org.jspecify;
}
