package org.accountkit.examples.standalone;

class NodesOnGaleraTest extends NodesContract {

    @Override
    SharedDatabase database() {
        return MariaDbDatabase.galera();
    }
}
