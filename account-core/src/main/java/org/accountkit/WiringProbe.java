package org.accountkit;

import java.util.function.BooleanSupplier;

/**
 * A row to write to one store.
 *
 * @param store the name of the port
 * @param write writes the row
 * @param found whether the store has the row
 * @param remove deletes the row
 */
record WiringProbe(String store, Runnable write, BooleanSupplier found, Runnable remove) {}
