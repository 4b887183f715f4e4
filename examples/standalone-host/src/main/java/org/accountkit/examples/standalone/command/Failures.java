package org.accountkit.examples.standalone.command;

import java.lang.System.Logger.Level;
import org.accountkit.UnsafeWiringException;
import org.accountkit.access.Refusal.Violation;
import org.accountkit.access.RefusedException;
import org.accountkit.examples.standalone.StartFailure;
import org.accountkit.transaction.StoreUnavailableException;

/** Turns whatever ends a command into an answer that contains nothing secret. */
final class Failures {

    private Failures() {}

    static Reply reply(RuntimeException failure) {
        if (failure instanceof CommandFailure known) {
            return known.reply();
        }
        if (failure instanceof RefusedException refused) {
            return reply(Reply.REFUSED, refused.code().code(), sentence(refused));
        }
        if (failure instanceof StoreUnavailableException) {
            return reply(Reply.FAILED, "unavailable", "The database cannot be reached, or does not answer in time.");
        }
        if (failure instanceof StartFailure || failure instanceof UnsafeWiringException) {
            return reply(Reply.FAILED, "settings", String.valueOf(failure.getMessage()));
        }
        if (failure instanceof IllegalArgumentException || failure instanceof IllegalStateException) {
            return reply(Reply.FAILED, "failed", String.valueOf(failure.getMessage()));
        }
        System.getLogger(Failures.class.getName()).log(Level.ERROR, "The command failed.", failure);
        return reply(Reply.FAILED, "failed", "The command failed; the log says why.");
    }

    private static Reply reply(int status, String code, String sentence) {
        return new CommandFailure(status, code, sentence).reply();
    }

    private static String sentence(RefusedException refused) {
        return switch (refused.code()) {
            case NOT_FOUND -> "There is no such user.";
            case USERNAME_TAKEN -> "A user of that name exists. To set a new password, use reset-password.";
            default ->
                refused.refusal().violations().stream()
                        .map(Violation::detail)
                        .findFirst()
                        .orElse(refused.code().remedy());
        };
    }
}
