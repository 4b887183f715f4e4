/** AccountKit's stores on Jakarta Persistence. */
module org.accountkit.jpa {
    requires transitive jakarta.persistence;
    requires transitive org.accountkit.core;
    requires static transitive org.jspecify;

    exports org.accountkit.jpa;

    // A persistence provider creates and fills the entities by reflection.
    opens org.accountkit.jpa;
}
