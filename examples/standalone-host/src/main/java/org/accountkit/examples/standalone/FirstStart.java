package org.accountkit.examples.standalone;

import java.io.PrintStream;
import java.util.Optional;
import java.util.Set;
import org.accountkit.access.Refusal.Violation;
import org.accountkit.access.RefusedException;
import org.accountkit.operations.AccountOperations;
import org.accountkit.secret.Secret;
import org.accountkit.user.Right;
import org.accountkit.user.Username;

/** Fills an empty database with the host's roles and the first administrator. */
final class FirstStart {

    private static final Username ADMIN = Username.of("admin");

    private final AccountOperations operations;
    private final PrintStream console;

    FirstStart(AccountOperations operations, PrintStream console) {
        this.operations = operations;
        this.console = console;
    }

    /** Creates the administrator last: if an earlier start was interrupted, the next one is again a first start. */
    void prepare(Optional<Secret> adminPassword) {
        if (!operations.isEmpty()) {
            return;
        }
        operations.ensureRole("operator", Set.of(HostRights.HELLO_WRITE, Right.DOWNLOADS_READ), Set.of());
        operations.ensureRole("readonly", Set.of(Right.DOWNLOADS_READ), Set.of(HostRights.HELLO_WRITE));
        if (adminPassword.isPresent()) {
            createAdmin(adminPassword.get(), false);
        } else {
            Secret generated = GeneratedPassword.generate();
            createAdmin(generated, true);
            console.println("First start: sign in as admin with the password " + generated.reveal()
                    + " and change it. It will not be shown again.");
        }
    }

    private void createAdmin(Secret password, boolean mustChange) {
        try {
            operations.createAdministrator(ADMIN, password, mustChange);
        } catch (RefusedException e) {
            throw new StartFailure("ACCOUNT_ADMIN_PASSWORD was rejected: "
                    + e.refusal().violations().stream()
                            .map(Violation::detail)
                            .findFirst()
                            .orElse(e.code().remedy()));
        }
    }
}
