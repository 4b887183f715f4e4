package org.accountkit.spring;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.accountkit.UnsafeWiringException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says of each problem of the wiring which property or bean solves it. */
final class UnsafeWiringAnalyzer extends AbstractFailureAnalyzer<UnsafeWiringException> {

    /** Parts of the problems' sentences, with what to do in a Spring application. */
    private static final Map<String, String> REMEDIES = Map.ofEntries(
            Map.entry(
                    "There is no master key",
                    "Set accountkit.master-keys=<id>:<base64 of 32 random bytes>, for instance in the environment as"
                            + " ACCOUNTKIT_MASTERKEYS. \"openssl rand -base64 32\" generates such bytes. Keep it as long"
                            + " as the database."),
            Map.entry("The product name", "Set accountkit.product-name or spring.application.name."),
            Map.entry("The token prefix", "Set accountkit.token-prefix."),
            Map.entry("AccountKit's namespace", "Rename the right in accountkit.rights."),
            Map.entry(
                    "There are no stores",
                    "Add spring-boot-starter-data-jpa and a DataSource, or provide a bean of the type AccountStores. With"
                            + " several persistence units, provide the bean with JpaStores.joining(...)."),
            Map.entry(
                    "org/accountkit/jpa/account-schema/",
                    "Add org.springframework.boot:spring-boot-starter-flyway, with which AccountKit creates its tables, or"
                            + " run the scripts in org/accountkit/jpa/account-schema yourself."),
            Map.entry(
                    "belongs to another version",
                    "Run the scripts in org/accountkit/jpa/account-schema that have not been run yet."),
            Map.entry("start a newer AccountKit", "Upgrade AccountKit: another node has already upgraded the schema."),
            Map.entry(
                    "READ COMMITTED", "Set spring.datasource.hikari.transaction-isolation=TRANSACTION_READ_COMMITTED."),
            Map.entry("master key", "Configure the master keys with which this database was used before."),
            Map.entry("WRITE_DELAY", "Append ;WRITE_DELAY=0 to spring.datasource.url."));

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, UnsafeWiringException cause) {
        return new FailureAnalysis(
                "AccountKit cannot run safely:" + list(cause.problems()),
                "Solve all of these:" + remedies(cause),
                cause);
    }

    private static String remedies(UnsafeWiringException cause) {
        Set<String> remedies = new LinkedHashSet<>();
        cause.problems().forEach(problem -> remedies.add(remedy(problem)));
        return list(List.copyOf(remedies));
    }

    private static String remedy(String problem) {
        return REMEDIES.entrySet().stream()
                .filter(entry -> problem.contains(entry.getKey()))
                .max(Map.Entry.comparingByKey((a, b) -> Integer.compare(a.length(), b.length())))
                .map(Map.Entry::getValue)
                .orElse(problem);
    }

    private static String list(List<String> lines) {
        String item = System.lineSeparator() + "  - ";
        return item + String.join(item, lines);
    }
}
