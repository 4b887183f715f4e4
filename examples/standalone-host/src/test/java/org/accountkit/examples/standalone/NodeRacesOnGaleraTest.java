package org.accountkit.examples.standalone;

class NodeRacesOnGaleraTest extends NodeRacesContract {

    @Override
    SharedDatabase database() {
        return MariaDbDatabase.galera();
    }
}
