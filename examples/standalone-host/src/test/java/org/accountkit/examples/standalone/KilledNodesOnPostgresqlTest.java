package org.accountkit.examples.standalone;

import org.junit.jupiter.api.Tag;

/** A minute or two; every build kills nodes on Galera. */
@Tag("long")
class KilledNodesOnPostgresqlTest extends KilledNodesContract {

    @Override
    SharedDatabase database() {
        return PostgresServer.shared();
    }
}
