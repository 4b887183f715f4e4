package org.accountkit.examples.standalone;

class NodesOnPostgresqlTest extends NodesContract {

    @Override
    SharedDatabase database() {
        return PostgresServer.shared();
    }
}
