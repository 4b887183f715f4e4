package org.accountkit.examples.standalone.command;

import org.accountkit.examples.standalone.HostAccounts;
import org.accountkit.operations.AccountOperations;
import org.accountkit.user.UserId;
import org.accountkit.user.Username;

/** A command that works on the accounts of the host, once they are verified. */
abstract class AccountCommand extends OperatorCommand {

    AccountCommand(Console console, String name, String... description) {
        super(console, name, description);
    }

    /** Does the work of the command. */
    abstract Reply run(AccountOperations operations);

    @Override
    final Reply reply() {
        try (HostAccounts accounts =
                HostAccounts.openForCommand(settings(), console().clock())) {
            accounts.services().verify();
            return run(accounts.services().operations());
        }
    }

    final UserId user(AccountOperations operations) {
        return operations.find(username());
    }

    final Username username() {
        return Username.parse(parameter().orElse(""))
                .orElseThrow(() ->
                        new CommandFailure(Reply.REFUSED, "malformed-request", "The user name is not well-formed."));
    }
}
