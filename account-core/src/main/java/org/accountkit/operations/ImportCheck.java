package org.accountkit.operations;

import java.util.Optional;
import java.util.Set;
import org.accountkit.password.PasswordHashing;
import org.accountkit.twofactor.TotpParameters;
import org.accountkit.user.Role;
import org.accountkit.user.Username;

/** Says what is wrong with a user who is to be imported, in one sentence that holds nothing secret. */
record ImportCheck(Set<String> roles, PasswordHashing hashing, TotpParameters parameters) {

    private static final int LONGEST = 200;

    Optional<String> problem(ImportedUser row) {
        if (Username.parse(row.username()).isEmpty()) {
            return Optional.of("The user name is not well-formed.");
        }
        if (!isText(row.fullName()) || !isText(row.description())) {
            return Optional.of("Full name or description has more than 200 characters, or control characters.");
        }
        return unknownRole(row)
                .map(role -> "There is no role '" + role + "'.")
                .or(() -> row.password().flatMap(hashing::problem))
                .or(() -> row.totp()
                        .filter(totp -> totp.parameters().digits() != parameters.digits())
                        .map(totp -> "The authenticator app shows "
                                + totp.parameters().digits() + " digits instead of " + parameters.digits() + "."));
    }

    private static boolean isText(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST
                && text.chars().noneMatch(Character::isISOControl)
                && text.codePoints().noneMatch(c -> Character.getType(c) == Character.SURROGATE);
    }

    private Optional<String> unknownRole(ImportedUser row) {
        return row.roles().stream()
                .filter(role -> !role.equals(Role.ADMINISTRATOR) && !roles.contains(role))
                .sorted()
                .findFirst();
    }
}
