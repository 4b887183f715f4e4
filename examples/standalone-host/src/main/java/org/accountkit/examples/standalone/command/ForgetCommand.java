package org.accountkit.examples.standalone.command;

import java.util.Optional;
import org.accountkit.operations.AccountOperations;
import org.accountkit.user.UserId;

/** Deletes what AccountKit keeps of a user. */
final class ForgetCommand extends AccountCommand {

    private static final String ID = "--id";
    private static final String YES = "--yes";

    ForgetCommand(Console console) {
        super(
                console,
                "forget",
                "Delete a user's password, second factor, API keys, sessions, known devices and requirements, but not the"
                        + " user's name and roles, nor audit events. This cannot be undone.");
        parameter("NAME", "0..1", "the user name");
        option(ID, "ID", String.class, "the id of a user whom a directory has deleted");
        flag(YES, "Confirm.");
    }

    @Override
    Reply run(AccountOperations operations) {
        Optional<UserId> id = this.<String>value(ID).map(ForgetCommand::parse);
        if (id.isPresent() == parameter().isPresent()) {
            throw new CommandFailure(Reply.USAGE, "usage", "Give either a user name or --id.");
        }
        if (!has(YES)) {
            throw new CommandFailure(Reply.USAGE, "usage", "Nothing was deleted: confirm with --yes.");
        }
        UserId user = id.orElseGet(() -> user(operations));
        operations.forget(user);
        return Reply.done("Forgotten: " + user.value() + '.').with("userId", user.value());
    }

    private static UserId parse(String text) {
        return UserId.parse(text)
                .orElseThrow(() -> new CommandFailure(Reply.USAGE, "usage", "The id is not well-formed."));
    }
}
