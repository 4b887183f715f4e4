package org.accountkit.testkit.faults;

import java.util.function.Supplier;
import org.accountkit.AccountStores;
import org.accountkit.testkit.AccountStoresContract;
import org.accountkit.testkit.InMemoryStores;

/** All contracts on stores in which a fault is planted. Run by {@link ContractRun} only. */
class PlantedContract extends AccountStoresContract {

    private static volatile Supplier<AccountStores> planted = InMemoryStores::new;

    static void plant(Supplier<AccountStores> stores) {
        planted = stores;
    }

    @Override
    protected AccountStores stores() {
        return planted.get();
    }
}
