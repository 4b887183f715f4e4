package org.accountkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.accountkit.access.AccessReader;
import org.accountkit.access.AccessReader.ApiKeyAccess;
import org.accountkit.access.AccessReader.SessionAccess;
import org.accountkit.access.Account;
import org.accountkit.transaction.LostRaceException;
import org.accountkit.transaction.StoreUnavailableException;
import org.accountkit.transaction.UnitOfWork;

/**
 * Finds stores that do not belong together: writes a row through each in a unit of work, reads it through the store and
 * through the access reader, and rolls back. A row that is not found comes from another database or connection; one that
 * is still there was committed outside the unit.
 */
final class StoresCheck {

    private static final String IN_TRANSACTION =
            "verify() was called inside a transaction: call it outside, before the first sign-in.";

    private final UnitOfWork units;
    private final AccessReader reader;
    private final WiringProbes probes;
    private final boolean writesUsers;

    StoresCheck(AccountStores stores, AccessReader reader, WiringProbes probes) {
        this.units = stores.unitOfWork();
        this.reader = reader;
        this.probes = probes;
        this.writesUsers = stores.users().writable();
    }

    List<String> problems() {
        if (!units.canRunApart()) {
            return List.of(IN_TRANSACTION);
        }
        List<WiringProbe> all = probes.all();
        List<String> within = inUnit(all);
        List<String> afterwards = all.stream().flatMap(this::keptBy).toList();
        return Stream.concat(within.stream(), afterwards.stream()).toList();
    }

    private List<String> inUnit(List<WiringProbe> all) {
        try {
            return units.runApart(() -> {
                throw new RolledBack(problemsWithin(all));
            });
        } catch (RolledBack e) {
            return e.problems;
        }
    }

    private List<String> problemsWithin(List<WiringProbe> all) {
        for (WiringProbe probe : all) {
            Optional<String> failure = write(probe);
            if (failure.isPresent()) {
                return List.of(failure.get());
            }
        }
        List<String> problems = new ArrayList<>();
        all.stream()
                .filter(probe -> !probe.found().getAsBoolean())
                .map(StoresCheck::unread)
                .forEach(problems::add);
        if (problems.isEmpty() && writesUsers) {
            problemOfReader().ifPresent(problems::add);
        }
        return problems;
    }

    /** After a failed statement, a database may refuse everything else in the transaction. */
    private static Optional<String> write(WiringProbe probe) {
        try {
            probe.write().run();
            return Optional.empty();
        } catch (StoreUnavailableException | LostRaceException e) {
            throw e;
        } catch (RuntimeException e) {
            return Optional.of(probe.store() + " cannot be written: " + e.getMessage());
        }
    }

    private static String unread(WiringProbe probe) {
        return probe.store()
                + " does not find what it has just written in the same unit of work: let it read through the"
                + " connection of the UnitOfWork.";
    }

    private Stream<String> keptBy(WiringProbe probe) {
        if (!probe.found().getAsBoolean()) {
            return Stream.of();
        }
        probe.remove().run();
        return Stream.of(
                probe.store() + " has kept what was written in a unit of work that was rolled back: let it write"
                        + " through the connection of the UnitOfWork, on the same database, and leave the commit to that.");
    }

    private Optional<String> problemOfReader() {
        return Stream.of(
                        missing("users", "UserStore", account()),
                        missing("account states", "AccountStateStore", state()))
                .flatMap(Optional::stream)
                .findFirst()
                .or(this::problemOfCredentials);
    }

    private Optional<String> problemOfCredentials() {
        return Stream.of(
                        missing("roles", "RoleStore", roles()),
                        missing("second factors", "TotpStore", factor()),
                        missing(
                                "sessions",
                                "SessionStore",
                                reader.session(probes.session).map(SessionAccess::account)),
                        missing(
                                "API keys",
                                "ApiKeyStore",
                                reader.apiKey(probes.apiKey).map(ApiKeyAccess::account)))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<Account> account() {
        return reader.account(probes.userId).filter(found -> found.user().id().equals(probes.userId));
    }

    private Optional<Account> state() {
        return account().filter(found -> found.state().epoch() > 0);
    }

    private Optional<Account> roles() {
        return account().filter(found -> found.roles().contains(probes.role));
    }

    private Optional<Account> factor() {
        return account().filter(found -> found.twoFactor() != Account.TwoFactorStatus.OFF);
    }

    private Optional<String> missing(String what, String store, Optional<Account> found) {
        return found.isPresent()
                ? Optional.empty()
                : Optional.of("The access reader does not read " + what + " from the " + store
                        + ", or not in the unit of work. Do not forward another adapter's accessReader() alongside your own"
                        + " stores: use the default, which reads from the stores themselves.");
    }

    /** Carries out what was found, and lets the unit fail. */
    private static final class RolledBack extends RuntimeException {

        private static final long serialVersionUID = 1L;

        @SuppressWarnings("serial") // never serialized
        private final List<String> problems;

        RolledBack(List<String> problems) {
            super("The wiring has been checked.", null, false, false);
            this.problems = problems;
        }
    }
}
