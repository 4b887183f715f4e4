package org.accountkit.examples.standalone.command;

import java.util.function.BiConsumer;
import org.accountkit.operations.AccountOperations;
import org.accountkit.user.UserId;

/** A command that needs nothing but a user. */
final class UserCommand extends AccountCommand {

    private final BiConsumer<AccountOperations, UserId> work;

    UserCommand(Console console, String name, String description, BiConsumer<AccountOperations, UserId> work) {
        super(console, name, description);
        this.work = work;
        parameter("NAME", "1", "the user name");
    }

    @Override
    Reply run(AccountOperations operations) {
        UserId user = user(operations);
        work.accept(operations, user);
        return Reply.done("Done for " + username() + '.').with("userId", user.value());
    }
}
