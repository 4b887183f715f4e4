package org.accountkit.examples.standalone.command;

import org.accountkit.operations.AccountOperations;
import org.accountkit.operations.AccountOperations.Resealing;

/** Moves all secrets to the current master key. */
final class ResealCommand extends AccountCommand {

    private static final long UNKNOWN = -1;

    ResealCommand(Console console) {
        super(console, "reseal", "Reseal every stored secret with the first master key. If interrupted, run it again.");
    }

    @Override
    Reply run(AccountOperations operations) {
        try (Progress progress = Progress.start(console(), "Resealing", " secrets", UNKNOWN)) {
            Resealing done = operations.reseal(soFar -> progress.reached(soFar.seen()));
            return Reply.done("Resealed " + done.resealed() + " of " + done.seen() + " secrets." + retired(done))
                    .with("resealed", done.resealed())
                    .with("seen", done.seen())
                    .with("retiredKeys", done.retiredKeys().stream().sorted().toList());
        }
    }

    private static String retired(Resealing done) {
        return done.retiredKeys().isEmpty()
                ? ""
                : " No longer needed, except for older backups: " + String.join(", ", done.retiredKeys()) + '.';
    }
}
