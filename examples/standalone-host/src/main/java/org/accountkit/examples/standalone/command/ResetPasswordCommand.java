package org.accountkit.examples.standalone.command;

import org.accountkit.operations.AccountOperations;
import org.accountkit.user.UserId;

/** Sets a password for a user who cannot sign in: also for an administrator whose generated one was never printed. */
final class ResetPasswordCommand extends AccountCommand {

    ResetPasswordCommand(Console console) {
        super(
                console,
                "reset-password",
                "Set a user's password, which must be changed at the next sign-in. Ends the user's sessions, and removes API"
                        + " keys and known devices.",
                "It also helps if the first start ended before it printed the password of admin.");
        parameter("NAME", "1", "the user name");
        PasswordOptions.addTo(this);
    }

    @Override
    Reply run(AccountOperations operations) {
        UserId user = user(operations);
        return PasswordOptions.use(this, (password, generated) -> {
            operations.resetPassword(user, password);
            return user.value();
        });
    }
}
