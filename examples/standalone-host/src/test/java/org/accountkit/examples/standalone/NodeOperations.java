package org.accountkit.examples.standalone;

import java.util.List;
import java.util.Optional;
import org.accountkit.operations.AccountOperations;
import org.accountkit.secret.Secret;
import org.accountkit.twofactor.ImportedTotp;
import org.accountkit.user.UserId;
import org.accountkit.user.Username;

/** What an operator does, by command. Each writes several rows, one of them an audit event. */
record NodeOperations(AccountOperations operations) {

    String run(String command, List<String> words) {
        return switch (command) {
            case "create" -> "ok " + create(words.get(0), words.get(1)).value();
            case "password" -> resetPassword(new UserId(words.get(0)), words.get(1));
            case "key" -> "ok " + key(new UserId(words.get(0)), words.get(1));
            case "phone" -> "ok " + operations.importTotp(new UserId(words.get(0)), phone());
            case "no-phone" -> resetTwoFactor(new UserId(words.get(0)));
            default -> throw new IllegalArgumentException(command);
        };
    }

    private UserId create(String name, String password) {
        return operations.createAdministrator(Username.of(name), Secret.ofText(password), false);
    }

    private String resetPassword(UserId user, String password) {
        operations.resetPassword(user, Secret.ofText(password));
        return "ok";
    }

    private String key(UserId user, String name) {
        return operations.issueApiKey(user, name, Optional.empty()).key().id();
    }

    private static ImportedTotp phone() {
        return ImportedTotp.base32(Secret.ofText("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"))
                .orElseThrow();
    }

    private String resetTwoFactor(UserId user) {
        operations.resetTwoFactor(user);
        return "ok";
    }
}
