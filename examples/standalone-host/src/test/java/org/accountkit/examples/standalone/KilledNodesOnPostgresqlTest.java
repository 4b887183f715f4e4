package org.accountkit.examples.standalone;

class KilledNodesOnPostgresqlTest extends KilledNodesContract {

    @Override
    SharedDatabase database() {
        return PostgresServer.shared();
    }
}
