package org.accountkit.testkit.memory;

import org.accountkit.AccountStores;
import org.accountkit.testkit.AccountStoresContract;
import org.accountkit.testkit.InMemoryStores;

/** In another package than the contracts, like every host's tests. */
class InMemoryStoresTest extends AccountStoresContract {

    @Override
    protected AccountStores stores() {
        return new InMemoryStores();
    }
}
