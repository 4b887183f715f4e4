package org.accountkit.examples.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import org.accountkit.examples.standalone.KnownUser.Has;
import org.accountkit.examples.standalone.NodeProcess.NodeGoneException;

/**
 * A command that changes a user.
 *
 * @param command the command
 * @param after what the user has when it took effect, by the word that the node answers; empty if it did not answer
 */
record UserChange(String command, Function<Optional<String>, Has> after) {

    static UserChange random(Random random, KnownUser user) {
        Has has = user.has();
        String password = "password-number-" + random.nextInt(1_000_000_000);
        if (has.id().isEmpty()) {
            return new UserChange("create " + user.name() + ' ' + password, id -> Has.first(id.orElse("?"), password));
        }
        String key = "key" + random.nextInt(3);
        return switch (random.nextInt(4)) {
            case 0 -> new UserChange("password " + has.id() + ' ' + password, none -> has.withPassword(password));
            case 1 -> new UserChange("phone " + has.id(), none -> has.withPhone(true));
            case 2 -> new UserChange("no-phone " + has.id(), none -> has.withPhone(false));
            default -> new UserChange("key " + has.id() + ' ' + key, id -> has.withKey(key, id));
        };
    }

    /** Carries it out at a node, which may be killed meanwhile. */
    void at(NodeProcess node, KnownUser user) {
        String answer = ask(node, user);
        if (answer.startsWith("unavailable ")) {
            user.mayBecome(after.apply(Optional.empty()));
            return;
        }
        assertThat(answer).as(command).startsWith("ok");
        user.becomes(after.apply(Optional.of(answer.replaceFirst("ok ?", ""))));
    }

    private String ask(NodeProcess node, KnownUser user) {
        try {
            return node.ask(command);
        } catch (NodeGoneException e) {
            user.mayBecome(after.apply(Optional.empty()));
            throw e;
        }
    }
}
