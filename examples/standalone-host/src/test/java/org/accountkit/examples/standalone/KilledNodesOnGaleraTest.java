package org.accountkit.examples.standalone;

class KilledNodesOnGaleraTest extends KilledNodesContract {

    @Override
    SharedDatabase database() {
        return MariaDbDatabase.galera();
    }
}
