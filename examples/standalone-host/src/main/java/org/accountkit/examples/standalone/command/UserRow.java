package org.accountkit.examples.standalone.command;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.accountkit.operations.ImportedUser;
import org.accountkit.password.PasswordHash;
import org.accountkit.password.legacy.HashImport;
import org.accountkit.secret.Secret;
import org.accountkit.twofactor.ImportedTotp;
import org.accountkit.twofactor.TotpParameters;
import org.accountkit.twofactor.TotpParameters.TotpAlgorithm;
import org.accountkit.user.User.Contact;

/** A user as a JSON object: the form of a line that an export writes and an import reads. */
final class UserRow {

    private static final Set<String> MEMBERS = Set.of(
            "username",
            "fullName",
            "description",
            "enabled",
            "roles",
            "mail",
            "mailVerified",
            "passwordHash",
            "foreignHash",
            "passwordChangeRequired",
            "twoFactorRequired",
            "totp");

    private UserRow() {}

    static String write(ImportedUser user) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("username", user.username());
        row.put("fullName", user.fullName());
        row.put("description", user.description());
        row.put("enabled", user.enabled());
        row.put("roles", user.roles().stream().sorted().toList());
        user.contact().ifPresent(contact -> {
            row.put("mail", contact.mail());
            row.put("mailVerified", contact.verified());
        });
        user.password().ifPresent(hash -> row.put("passwordHash", hash.encoded()));
        row.put("passwordChangeRequired", user.passwordChangeRequired());
        row.put("twoFactorRequired", user.twoFactorRequired());
        user.totp().ifPresent(totp -> row.put("totp", write(totp)));
        return Json.write(row);
    }

    private static Map<String, Object> write(ImportedTotp totp) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("secret", totp.secret().base32().reveal());
        members.put("algorithm", totp.parameters().algorithm().name());
        members.put("digits", totp.parameters().digits());
        members.put("period", totp.parameters().period().toSeconds());
        return members;
    }

    static ImportedUser read(String line) {
        Members row = new Members(Json.read(line).orElseThrow(() -> new MalformedRow("It is not a JSON object.")));
        row.requireNone(MEMBERS);
        ImportedUser.Builder user = ImportedUser.of(
                        row.text("username").orElseThrow(() -> new MalformedRow("The member 'username' is missing.")))
                .fullName(row.text("fullName").orElse(""))
                .description(row.text("description").orElse(""))
                .enabled(row.flag("enabled").orElse(true))
                .roles(row.texts("roles"))
                .passwordChangeRequired(row.flag("passwordChangeRequired").orElse(false))
                .twoFactorRequired(row.flag("twoFactorRequired").orElse(false));
        password(row).ifPresent(user::password);
        row.object("totp").map(UserRow::totp).ifPresent(user::totp);
        contact(row).ifPresent(user::contact);
        return user.build();
    }

    private static Optional<PasswordHash> password(Members row) {
        Optional<String> ours = row.text("passwordHash");
        Optional<String> foreign = row.text("foreignHash");
        if (ours.isPresent() && foreign.isPresent()) {
            throw new MalformedRow("Only one of 'passwordHash' and 'foreignHash' can be given.");
        }
        return ours.map(PasswordHash::new).or(() -> foreign.map(UserRow::foreign));
    }

    private static PasswordHash foreign(String text) {
        return HashImport.selfDescribing(text)
                .orElseThrow(() -> new MalformedRow("The foreign hash cannot be read."));
    }

    private static Optional<Contact> contact(Members row) {
        try {
            return row.text("mail")
                    .map(mail -> new Contact(mail, row.flag("mailVerified").orElse(false)));
        } catch (IllegalArgumentException e) {
            throw new MalformedRow(String.valueOf(e.getMessage()));
        }
    }

    private static ImportedTotp totp(Members row) {
        row.requireNone(Set.of("secret", "algorithm", "digits", "period"));
        ImportedTotp secret = row.text("secret")
                .map(Secret::ofText)
                .flatMap(ImportedTotp::weakBase32)
                .orElseThrow(() -> new MalformedRow("The TOTP secret is not base32 of at least 10 bytes."));
        try {
            return new ImportedTotp(
                    secret.secret(),
                    new TotpParameters(
                            row.text("algorithm").map(TotpAlgorithm::valueOf).orElse(TotpAlgorithm.SHA1),
                            row.number("digits").orElse(6L).intValue(),
                            Duration.ofSeconds(row.number("period").orElse(30L))));
        } catch (IllegalArgumentException e) {
            throw new MalformedRow("The TOTP parameters are not supported.");
        }
    }

    /** The members of an object, each of the expected type. */
    private record Members(Map<String, Object> values) {

        void requireNone(Set<String> known) {
            values.keySet().stream()
                    .filter(name -> !known.contains(name))
                    .findFirst()
                    .ifPresent(name -> {
                        throw new MalformedRow("The member '" + name + "' is unknown.");
                    });
        }

        Optional<String> text(String name) {
            return value(name, String.class);
        }

        Optional<Boolean> flag(String name) {
            return value(name, Boolean.class);
        }

        Optional<Long> number(String name) {
            return value(name, Long.class);
        }

        Optional<Members> object(String name) {
            return value(name, Map.class).map(members -> new Members(typed(members)));
        }

        List<String> texts(String name) {
            return value(name, List.class).stream()
                    .flatMap(values -> ((List<?>) values).stream())
                    .map(element -> cast(name, element, String.class))
                    .toList();
        }

        private <T> Optional<T> value(String name, Class<T> type) {
            return Optional.ofNullable(values.get(name)).map(value -> cast(name, value, type));
        }

        private static <T> T cast(String name, Object value, Class<T> type) {
            if (!type.isInstance(value)) {
                throw new MalformedRow("The member '" + name + "' has another type.");
            }
            return type.cast(value);
        }

        private static Map<String, Object> typed(Map<?, ?> members) {
            Map<String, Object> typed = new LinkedHashMap<>();
            members.forEach((name, value) -> typed.put(String.valueOf(name), value));
            return typed;
        }
    }
}
