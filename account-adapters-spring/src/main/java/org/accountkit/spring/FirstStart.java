package org.accountkit.spring;

import java.io.PrintStream;
import java.security.SecureRandom;
import java.util.Set;
import java.util.stream.Collectors;
import org.accountkit.access.Refusal.Violation;
import org.accountkit.access.RefusalCode;
import org.accountkit.access.RefusedException;
import org.accountkit.operations.AccountOperations;
import org.accountkit.secret.Secret;
import org.accountkit.user.Right;
import org.accountkit.user.Username;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;

/** Creates the roles of the properties and, in an empty database, the first administrator. */
final class FirstStart implements ApplicationRunner {

    private static final String ALPHABET = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private static final int GENERATED_LENGTH = 24;

    private final AccountOperations operations;
    private final AccountKitProperties properties;
    private final PrintStream console;

    FirstStart(AccountOperations operations, AccountKitProperties properties, PrintStream console) {
        this.operations = operations;
        this.properties = properties;
        this.console = console;
    }

    /** Creates the administrator last: if a start is interrupted, the next one is again a first start. */
    @Override
    public void run(ApplicationArguments arguments) {
        properties.roles().forEach(this::ensureRole);
        if (properties.firstAdministrator().enabled() && operations.isEmpty()) {
            createAdministrator(properties.firstAdministrator());
        }
    }

    private void ensureRole(String name, AccountKitProperties.RoleRights rights) {
        PropertiesInUse.set(
                "roles." + name, () -> operations.ensureRole(name, rights(rights.grants()), rights(rights.denies())));
    }

    private static Set<Right> rights(Set<String> names) {
        return names.stream().map(Right::new).collect(Collectors.toSet());
    }

    private void createAdministrator(AccountKitProperties.FirstAdministrator administrator) {
        Secret given = administrator.password();
        if (given != null && !given.isEmpty()) {
            create(administrator.username(), given, false);
            return;
        }
        Secret generated = generate();
        if (create(administrator.username(), generated, true)) {
            console.println("AccountKit: sign in as " + administrator.username() + " with the password "
                    + generated.reveal() + " and change it. It will not be shown again.");
        }
    }

    /** Returns whether it was created here, and not by another node that starts at the same time. */
    private boolean create(String username, Secret password, boolean mustChange) {
        try {
            PropertiesInUse.set(
                    "first-administrator.username",
                    () -> operations.createAdministrator(Username.of(username), password, mustChange));
            return true;
        } catch (RefusedException e) {
            if (e.code() == RefusalCode.USERNAME_TAKEN) {
                return false;
            }
            throw new InvalidPropertyException("The first administrator cannot be created: " + reason(e), remedy(e));
        }
    }

    private static String reason(RefusedException refused) {
        return refused.refusal().violations().stream()
                .map(Violation::detail)
                .findFirst()
                .orElse(refused.code().remedy());
    }

    private static String remedy(RefusedException refused) {
        return refused.code() == RefusalCode.PASSWORD_REJECTED
                ? "Set accountkit.first-administrator.password to a better one, or remove it to have one generated."
                : "Set accountkit.first-administrator.enabled=false.";
    }

    private static Secret generate() {
        StringBuilder characters = new StringBuilder(GENERATED_LENGTH);
        new SecureRandom()
                .ints(GENERATED_LENGTH, 0, ALPHABET.length())
                .forEach(i -> characters.append(ALPHABET.charAt(i)));
        return Secret.ofText(characters);
    }
}
