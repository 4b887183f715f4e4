package org.accountkit.operations.engine;

import java.util.Optional;
import java.util.Set;
import org.accountkit.operations.ImportedUser;
import org.accountkit.password.engine.PasswordHashing;
import org.accountkit.twofactor.ImportedTotp;
import org.accountkit.twofactor.TotpParameters;
import org.accountkit.user.Role;
import org.accountkit.user.Username;
import org.accountkit.user.engine.ShortText;

/** Explains in one sentence, with nothing secret, why a user cannot be imported. */
record ImportCheck(Set<String> roles, PasswordHashing hashing, TotpParameters parameters) {

    Optional<String> problem(ImportedUser row) {
        return row.problem().or(() -> problemOfReadable(row));
    }

    private Optional<String> problemOfReadable(ImportedUser row) {
        if (Username.parse(row.username()).isEmpty()) {
            return Optional.of("The user name is not well-formed.");
        }
        if (!ShortText.isFullName(row.fullName()) || !ShortText.isValid(row.description())) {
            return Optional.of(
                    "The full name or the description has more than 200 characters, or control or only invisible ones.");
        }
        return unknownRole(row)
                .or(() -> row.password().flatMap(hashing::problem))
                .or(() -> row.totp().flatMap(totp -> problem(totp, parameters)));
    }

    static Optional<String> problem(ImportedTotp totp, TotpParameters parameters) {
        int digits = totp.parameters().digits();
        return digits == parameters.digits()
                ? Optional.empty()
                : Optional.of(
                        "The authenticator app shows " + digits + " digits instead of " + parameters.digits() + ".");
    }

    Optional<String> unknownRole(ImportedUser row) {
        return row.roles().stream()
                .filter(role -> !role.equals(Role.ADMINISTRATOR) && !roles.contains(role))
                .sorted()
                .findFirst()
                .map(role -> "There is no role '" + role + "'.");
    }
}
