package org.accountkit.testkit.jdbc;

import org.accountkit.AccountStores;
import org.accountkit.testkit.AccountStoresContract;

/** The example adapter keeps every promise of the ports. */
class JdbcStoresTest extends AccountStoresContract {

    @Override
    protected AccountStores stores() {
        return JdbcDatabase.stores("contracts");
    }
}
