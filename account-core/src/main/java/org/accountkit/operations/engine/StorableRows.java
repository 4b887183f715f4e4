package org.accountkit.operations.engine;

import java.util.List;
import java.util.function.BiConsumer;
import org.accountkit.transaction.StoreFailedException;
import org.accountkit.user.Username;

/**
 * Adds the users of a batch, without those that the store does not accept: a batch that fails is halved until these are
 * found. If it accepts nobody, the fault is not in the rows, and the import ends.
 *
 * @param batch the rows
 * @param adding adds some of them in one unit of work
 */
record StorableRows(ImportBatch batch, BiConsumer<ImportBatch, List<Username>> adding) {

    void add() {
        List<Username> names = batch.names();
        try {
            adding.accept(batch, names);
        } catch (StoreFailedException e) {
            if (names.size() > 1 && addHalves(names) == 0) {
                throw e;
            }
            if (names.size() == 1) {
                batch.rejectUnstorable(names.get(0));
            }
        }
    }

    private int addHalves(List<Username> names) {
        int half = names.size() / 2;
        return addSome(names.subList(0, half)) + addSome(names.subList(half, names.size()));
    }

    /** Returns how many were accepted. */
    private int addSome(List<Username> names) {
        try {
            adding.accept(batch, names);
            return names.size();
        } catch (StoreFailedException e) {
            if (names.size() > 1) {
                return addHalves(names);
            }
            batch.rejectUnstorable(names.get(0));
            return 0;
        }
    }
}
