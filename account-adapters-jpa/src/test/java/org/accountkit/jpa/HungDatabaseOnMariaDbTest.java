package org.accountkit.jpa;

class HungDatabaseOnMariaDbTest extends HungDatabaseContract {

    @Override
    TestDatabase database() {
        return TestDatabase.mariaDb();
    }
}
