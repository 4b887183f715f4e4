package org.accountkit.examples.standalone.command;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.accountkit.apikey.ApiKey.NewApiKey;
import org.accountkit.operations.AccountOperations;

/** Issues an API key to a user. */
final class IssueKeyCommand extends AccountCommand {

    private static final String KEY_NAME = "--name";
    private static final String DAYS = "--days";
    private static final int MOST_DAYS = 36_525;

    IssueKeyCommand(Console console) {
        super(
                console,
                "issue-key",
                "Issue an API key with the rights of a user, and print it. A key of the same name stops working.");
        parameter("NAME", "1", "the user name");
        option(KEY_NAME, "KEY", String.class, "the key's name, 1 to 100 characters; by default 'console'");
        option(DAYS, "N", Integer.class, "after how many days it expires; by default never");
    }

    @Override
    Reply run(AccountOperations operations) {
        NewApiKey issued = operations.issueApiKey(
                user(operations), this.<String>value(KEY_NAME).orElse("console"), expiresAt());
        note("The API key '" + issued.key().name() + "' of " + username() + " follows. It will not be shown again.");
        Reply reply = Reply.done(issued.text().reveal())
                .with("userId", issued.key().owner().value())
                .with("id", issued.key().id())
                .with("name", issued.key().name())
                .with("key", issued.text().reveal());
        return issued.key()
                .expiresAt()
                .map(time -> reply.with("expiresAt", time.toString()))
                .orElse(reply);
    }

    private Optional<Instant> expiresAt() {
        return this.<Integer>value(DAYS).map(days -> {
            if (days < 1 || days > MOST_DAYS) {
                throw new CommandFailure(Reply.USAGE, "usage", "--days must be 1 to " + MOST_DAYS + '.');
            }
            return console().clock().instant().plus(Duration.ofDays(days));
        });
    }
}
