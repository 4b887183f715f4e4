package org.accountkit.testkit.assembly;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.accountkit.AccountServices;
import org.accountkit.operations.ImportedUser;
import org.accountkit.password.PasswordHash;
import org.accountkit.password.PasswordHasher;
import org.accountkit.secret.MasterKeys;
import org.accountkit.secret.Secret;
import org.accountkit.testkit.InMemoryStores;

/** Imports one hash of every form that needs Bouncy Castle, and a few others, and returns why rows were rejected. */
public final class ImportWithoutBouncyCastle implements Callable<List<String>> {

    static final List<String> NEEDING_IT = List.of(
            "$2a$04$abcdefghijklmnopqrstuuWaxU2BnHcnfk4oYK/xlC5L2u8M6oN5q",
            "{bcrypt}$2a$04$abcdefghijklmnopqrstuuWaxU2BnHcnfk4oYK/xlC5L2u8M6oN5q",
            "{CRYPT}$2y$04$abcdefghijklmnopqrstuuWaxU2BnHcnfk4oYK/xlC5L2u8M6oN5q",
            "$wp$2y$04$abcdefghijklmnopqrstuuV0klnHbXcaXKo7A89DBGKqZVoAS9L2u",
            "$bcrypt-sha256$2b,4$abcdefghijklmnopqrstuu$QFUZDSoSe.wmA0ORk2X1IjnANOtYIqu",
            "{phc}$argon2id$v=19$m=64,t=1,p=1$c2FsdHNhbHQ$FORTY_THREE",
            "{strengthened}$argon2id$v=19$m=64,t=1,p=1$c2FsdHNhbHQ$FORTY_THREE {SHA}W6ph5Mm5Pz8GgiULbPgzG37mj9g=",
            "{scrypt}$a0801$AAAA$FORTY_THREE",
            "{phc}$scrypt$ln=10,r=8,p=1$AAAA$FORTY_THREE",
            "{MD4}8a9d093f14f8701df17732b2bb182c74");

    private static final List<String> OTHERS = List.of(
            "{SHA}W6ph5Mm5Pz8GgiULbPgzG37mj9g=",
            "$1$saltsalt$BsXyQbZiQujHkdhwPwdol.",
            "$P$6saltsaltSWuYlYThcE0b28uJd8gfO0",
            "{MD5}{salt}00112233445566778899aabbccddeeff");

    private final AccountServices accounts = AccountServices.builder()
            .stores(new InMemoryStores())
            .masterKeys(MasterKeys.of("2026-11", Secret.ofBytes(new byte[32])))
            .productName("Example Console")
            .tokenPrefix("ex")
            .passwordHasher(PasswordHasher.pbkdf2())
            .forTests()
            .build();

    /** For reflection. */
    public ImportWithoutBouncyCastle() {}

    @Override
    public List<String> call() {
        List<String> reasons = new ArrayList<>();
        try (accounts) {
            List<ImportedUser> rows = Stream.concat(OTHERS.stream(), NEEDING_IT.stream())
                    .map(this::row)
                    .toList();
            accounts.operations().importUsers(rows.iterator(), (row, user, reason) -> reasons.add(reason));
        }
        return reasons;
    }

    private ImportedUser row(String hash) {
        return ImportedUser.of("user-" + hash.hashCode())
                .password(new PasswordHash(hash.replace("FORTY_THREE", "A".repeat(43))))
                .build();
    }
}
