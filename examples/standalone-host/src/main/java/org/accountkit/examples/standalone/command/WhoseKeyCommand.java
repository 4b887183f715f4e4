package org.accountkit.examples.standalone.command;

import java.nio.file.Path;
import java.util.Optional;
import org.accountkit.apikey.ApiKey;
import org.accountkit.operations.AccountOperations;
import org.accountkit.secret.Secret;
import org.accountkit.user.Username;

/** Finds the owner of a leaked API key. */
final class WhoseKeyCommand extends AccountCommand {

    private static final String FILE = "--file";
    private static final String REMOVE = "--remove";

    WhoseKeyCommand(Console console) {
        super(console, "whose-key", "Find the owner of a leaked API key, which is read from the input or a file.");
        option(FILE, "FILE", Path.class, "the file whose only line is the key");
        flag(REMOVE, "Also remove the key, which stops working immediately.");
    }

    @Override
    Reply run(AccountOperations operations) {
        Secret text =
                this.<Path>value(FILE).map(PasswordOptions::read).orElseGet(() -> PasswordOptions.read(console()));
        ApiKey key = operations
                .identifyApiKey(text)
                .orElseThrow(() -> new CommandFailure(
                        Reply.REFUSED, "not-found", "It is not an API key, or it has been replaced or removed."));
        boolean removed = has(REMOVE) && operations.removeApiKey(key);
        return describe(key, operations.nameOf(key.owner()), removed);
    }

    private static Reply describe(ApiKey key, Optional<Username> owner, boolean removed) {
        String name = owner.map(Username::text).orElse(key.owner().value());
        Reply reply = Reply.done("The key " + quoted(key) + "belongs to " + name + ", and was issued at "
                        + key.createdAt() + (removed ? ". It has been removed." : "."))
                .with("userId", key.owner().value())
                .with("id", key.id())
                .with("name", key.name())
                .with("createdAt", key.createdAt().toString())
                .with("removed", removed);
        return owner.isPresent() ? reply.with("username", name) : reply;
    }

    private static String quoted(ApiKey key) {
        return key.name().isEmpty() ? "" : "'" + key.name() + "' ";
    }
}
