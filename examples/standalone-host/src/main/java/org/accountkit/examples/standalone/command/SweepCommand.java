package org.accountkit.examples.standalone.command;

import org.accountkit.operations.AccountOperations;

/** Deletes expired rows. */
final class SweepCommand extends AccountCommand {

    SweepCommand(Console console) {
        super(
                console,
                "sweep",
                "Delete what has expired: sessions, pending sign-ins, known devices, attempt counters, API keys, audit"
                        + " events. Running hosts do this by themselves every 10 minutes.");
    }

    @Override
    Reply run(AccountOperations operations) {
        int deleted = operations.sweep();
        return Reply.done("Deleted " + deleted + " rows.").with("deleted", deleted);
    }
}
