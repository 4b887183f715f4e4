package org.accountkit.testkit.faults;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.accountkit.testkit.AccountStoresContract;
import org.junit.jupiter.api.Nested;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** Runs the contracts on a fault until one of them fails. */
final class FaultRun {

    private static final Launcher LAUNCHER = LauncherFactory.create();
    private static final List<Class<?>> CONTRACTS = Stream.of(AccountStoresContract.class.getDeclaredClasses())
            .filter(type -> type.isAnnotationPresent(Nested.class))
            .sorted(Comparator.comparing(Class::getSimpleName))
            .toList();

    private FaultRun() {}

    /** Returns the row of the table. */
    static Row of(Fault fault) {
        PlantedContract.plant(fault);
        return CONTRACTS.stream()
                .sorted(Comparator.comparing(contract -> order(contract, fault)))
                .flatMap(contract -> failures(contract).stream().limit(1).map(failure -> caught(fault, contract, failure)))
                .findFirst()
                .orElseGet(() -> new Row(fault, Optional.empty(), ""));
    }

    private static Row caught(Fault fault, Class<?> contract, Throwable failure) {
        return new Row(
                fault,
                Optional.of(contract.getSuperclass().getSimpleName()),
                String.valueOf(failure.getMessage()));
    }

    /** The contracts of the store come first, then those of all stores. */
    private static int order(Class<?> contract, Fault fault) {
        String name = contract.getSuperclass().getSimpleName();
        if (name.startsWith(fault.store().replace("Store", "")) || (fault.store().startsWith("Totp") && name.contains("Totp"))) {
            return 0;
        }
        return name.equals("StoreUnitContract") ? 1 : 2;
    }

    private static List<Throwable> failures(Class<?> contract) {
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(DiscoverySelectors.selectNestedClass(List.of(PlantedContract.class), contract))
                .build();
        LAUNCHER.execute(request, listener);
        return listener.getSummary().getFailures().stream()
                .map(TestExecutionSummary.Failure::getException)
                .toList();
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
