package org.accountkit.jpa;

class HungDatabaseOnPostgresqlTest extends HungDatabaseContract {

    @Override
    TestDatabase database() {
        return TestDatabase.postgresql();
    }
}
