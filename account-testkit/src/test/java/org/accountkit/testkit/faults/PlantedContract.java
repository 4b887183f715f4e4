package org.accountkit.testkit.faults;

import java.util.Objects;
import org.accountkit.AccountStores;
import org.accountkit.testkit.AccountStoresContract;
import org.jspecify.annotations.Nullable;

/** All contracts on the stores in which a fault is planted. Run by {@link FaultRun} only. */
class PlantedContract extends AccountStoresContract {

    private static volatile @Nullable Fault planted;

    static void plant(Fault fault) {
        planted = fault;
    }

    @Override
    protected AccountStores stores() {
        return Objects.requireNonNull(planted).plant();
    }
}
