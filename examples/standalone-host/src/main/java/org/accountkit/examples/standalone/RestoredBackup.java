package org.accountkit.examples.standalone;

import java.io.PrintStream;
import java.time.Instant;
import org.accountkit.operations.AccountOperations;
import org.accountkit.operations.UpkeepOperations.Restoring;

/** Ends what a restored backup revived, before the host listens. Leaving the setting in place does no harm. */
final class RestoredBackup {

    private final AccountOperations operations;
    private final PrintStream console;

    RestoredBackup(AccountOperations operations, PrintStream console) {
        this.operations = operations;
        this.console = console;
    }

    void end(Instant restoredAt) {
        Restoring done = endOlderThan(restoredAt);
        if (!done.equals(Restoring.NONE)) {
            console.println("Restored backup: ended the sessions, known devices and recovery codes of "
                    + done.accounts()
                    + " accounts and " + done.apiKeys() + " API keys, and closed the downloads of " + done.downloads()
                    + " realms.");
        }
    }

    private Restoring endOlderThan(Instant restoredAt) {
        try {
            return operations.afterRestore(restoredAt, progress -> {});
        } catch (IllegalArgumentException e) {
            throw new StartFailure("ACCOUNT_RESTORED_AT is in the future.");
        }
    }
}
