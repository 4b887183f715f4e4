package org.accountkit.examples.standalone.command;

import java.util.List;
import org.accountkit.UnsafeWiringException;
import org.accountkit.examples.standalone.HostAccounts;
import org.accountkit.examples.standalone.HostSettings;
import org.accountkit.operations.AccountOperations;

/** Checks what a host needs to start, and changes nothing. */
final class DoctorCommand extends OperatorCommand {

    private final Diagnosis diagnosis = new Diagnosis();

    DoctorCommand(Console console) {
        super(
                console,
                "doctor",
                "Check settings, database, schema, master keys and administrators, and name a remedy for each problem.");
    }

    @Override
    Reply reply() {
        diagnosis.check("settings", this::settings).ifPresent(this::examine);
        return diagnosis.reply();
    }

    private void examine(HostSettings settings) {
        diagnosis
                .check(
                        "database, schema and wiring",
                        () -> HostAccounts.openForCommand(settings, console().clock()))
                .ifPresent(this::examine);
    }

    private void examine(HostAccounts opened) {
        try (HostAccounts accounts = opened) {
            diagnosis.check("stores, master keys and access reader", () -> {
                accounts.services().verify();
                return true;
            });
            diagnosis.check(
                    "first administrator",
                    () -> requireUsers(accounts.services().operations()));
        }
    }

    private static boolean requireUsers(AccountOperations operations) {
        if (operations.isEmpty()) {
            throw new UnsafeWiringException(List.of("There is no user yet: start the host once, or run create-admin."));
        }
        return true;
    }
}
