package org.accountkit.jpa;

import org.junit.jupiter.api.Nested;

/** Batches on each database and provider. */
class BatchTest {

    @Nested
    class HibernateOnH2 extends BatchContract {

        @Override
        JpaStores stores() {
            return TestDatabase.h2().stores();
        }
    }

    @Nested
    class EclipseLinkOnH2 extends BatchContract {

        @Override
        JpaStores stores() {
            return TestDatabase.h2().storesOnEclipseLink();
        }
    }

    @Nested
    class HibernateOnPostgresql extends BatchContract {

        @Override
        JpaStores stores() {
            return TestDatabase.postgresql().stores();
        }
    }

    @Nested
    class EclipseLinkOnPostgresql extends BatchContract {

        @Override
        JpaStores stores() {
            return TestDatabase.postgresql().storesOnEclipseLink();
        }
    }

    @Nested
    class HibernateOnMariaDb extends BatchContract {

        @Override
        JpaStores stores() {
            return TestDatabase.mariaDb().stores();
        }
    }

    @Nested
    class EclipseLinkOnMariaDb extends BatchContract {

        @Override
        JpaStores stores() {
            return TestDatabase.mariaDb().storesOnEclipseLink();
        }
    }
}
