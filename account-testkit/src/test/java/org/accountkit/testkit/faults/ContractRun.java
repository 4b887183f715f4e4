package org.accountkit.testkit.faults;

import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.accountkit.AccountStores;
import org.accountkit.testkit.AccountStoresContract;
import org.junit.jupiter.api.Nested;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** Runs one contract on stores that are broken. */
public final class ContractRun {

    private static final Launcher LAUNCHER = LauncherFactory.create();

    private ContractRun() {}

    /** {@return all contracts, as {@link AccountStoresContract} nests them} */
    static List<Class<?>> contracts() {
        return Stream.of(AccountStoresContract.class.getDeclaredClasses())
                .filter(type -> type.isAnnotationPresent(Nested.class))
                .sorted(Comparator.comparing(Class::getSimpleName))
                .toList();
    }

    /**
     * Runs a contract.
     *
     * @param stores supplies the broken stores, for each test
     * @param contract the class that the contract is in
     * @return what it says; empty if it holds
     */
    public static List<String> failures(Supplier<AccountStores> stores, Class<?> contract) {
        return contracts().stream()
                .filter(nested -> contract.equals(nested.getSuperclass()))
                .flatMap(nested -> run(stores, nested).stream())
                .toList();
    }

    static List<String> run(Supplier<AccountStores> stores, Class<?> nested) {
        PlantedContract.plant(stores);
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(DiscoverySelectors.selectNestedClass(List.of(PlantedContract.class), nested))
                .build();
        LAUNCHER.execute(request, listener);
        TestExecutionSummary summary = listener.getSummary();
        if (summary.getTestsStartedCount() == 0) {
            throw new IllegalStateException(nested + " has not run.");
        }
        return summary.getFailures().stream()
                .map(failure -> String.valueOf(failure.getException().getMessage()))
                .toList();
    }
}
