package org.accountkit.testkit.faults;

import java.util.Comparator;
import java.util.Optional;

/** Runs the contracts on a fault until one of them fails. */
final class FaultRun {

    private FaultRun() {}

    /** Returns the row of the table. */
    static Row of(Fault fault) {
        return ContractRun.contracts().stream()
                .sorted(Comparator.comparingInt(contract -> order(contract, fault)))
                .flatMap(contract -> caught(fault, contract).stream())
                .findFirst()
                .orElseGet(() -> new Row(fault, Optional.empty(), ""));
    }

    private static Optional<Row> caught(Fault fault, Class<?> contract) {
        return ContractRun.run(fault::plant, contract).stream()
                .findFirst()
                .map(message ->
                        new Row(fault, Optional.of(contract.getSuperclass().getSimpleName()), message));
    }

    /**
     * The contracts of the store come first, then those of all stores. A call outside the unit of work is for the contract
     * that is about just that: the races of another one catch it at times.
     */
    private static int order(Class<?> contract, Fault fault) {
        String name = contract.getSuperclass().getSimpleName();
        if (fault.kind().endsWith("outside the unit of work") && name.equals("StoreUnitContract")) {
            return -1;
        }
        boolean isOfTotps = fault.store().startsWith("Totp") && name.contains("Totp");
        if (isOfTotps || name.startsWith(fault.store().replace("Store", ""))) {
            return 0;
        }
        return name.equals("StoreUnitContract") ? 1 : 2;
    }

    /**
     * What became of a fault.
     *
     * @param fault the fault
     * @param contract the contract that caught it
     * @param message what it said
     */
    record Row(Fault fault, Optional<String> contract, String message) {

        String markdown() {
            return "| %s | %s | %s | %s |"
                    .formatted(fault.store(), fault.signature(), fault.kind(), contract.orElse("**none**"));
        }
    }
}
