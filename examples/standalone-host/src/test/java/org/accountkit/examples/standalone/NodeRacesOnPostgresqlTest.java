package org.accountkit.examples.standalone;

class NodeRacesOnPostgresqlTest extends NodeRacesContract {

    @Override
    SharedDatabase database() {
        return PostgresServer.shared();
    }
}
