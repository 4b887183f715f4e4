package org.accountkit.spring;

import org.junit.jupiter.api.AfterAll;

/** Skipped where MariaDB is not installed, unless ACCOUNT_CI is set. */
class OnMariaDbTest extends DatabaseContract {

    private MariaDb server;

    @Override
    String startServer() {
        server = MariaDb.start();
        return server.url();
    }

    @Override
    String product() {
        return "mariadb";
    }

    /** After the application. */
    @Override
    @AfterAll
    void stop() {
        super.stop();
        if (server != null) {
            server.close();
        }
    }
}
