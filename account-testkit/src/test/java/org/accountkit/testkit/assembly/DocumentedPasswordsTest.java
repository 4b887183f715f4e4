package org.accountkit.testkit.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.accountkit.AccountServices;
import org.accountkit.Passwords;
import org.accountkit.password.Argon2Parameters;
import org.accountkit.password.PasswordHash;
import org.accountkit.password.Peppers;
import org.accountkit.password.legacy.HashImport;
import org.accountkit.password.legacy.LegacyHashes;
import org.accountkit.secret.MasterKeys;
import org.accountkit.secret.Secret;
import org.accountkit.testkit.InMemoryStores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The examples in docs/passwords.md. */
class DocumentedPasswordsTest {

    /** Of the password "secret". */
    private static final String EXPORTED = "{SHA}5en6G6MezRroT3XKqkdPOmY/BfQ=";

    private static final Secret PASSWORD = Secret.ofText("secret");

    /** A row that another product exported. */
    private record Row(String passwordHash) {}

    @Test
    @Tag("slow")
    void choosesParameters() {
        Argon2Parameters parameters = Argon2Parameters.recommend(Duration.ofMillis(250));

        assertThat(parameters.memoryKiB()).isPositive();
    }

    @Test
    void mixesInPeppersAndReadsOtherHashes() {
        Secret pepper = Secret.ofText("a pepper of 32 bytes, or of more");
        Secret next = Secret.ofText("another one of 32 bytes, or more");
        Secret secret = Secret.ofText("a secret");

        try (AccountServices accounts = AccountServices.builder()
                .stores(new InMemoryStores())
                .masterKeys(MasterKeys.of("test", Secret.ofBytes(new byte[32])))
                .productName("Example Console")
                .tokenPrefix("ex")
                .peppers(Peppers.of("2026-11", pepper))
                .peppers(Peppers.of("2027-01", next).and("2026-11", pepper))
                .legacyHashes(LegacyHashes.standard().withDevisePepper(pepper).withSpringSecret(secret))
                .forTests()
                .build()) {
            assertThat(accounts.operations().isEmpty()).isTrue();
        }
    }

    @Test
    void strengthensAnImportedHash() {
        Row row = new Row(EXPORTED);

        Optional<PasswordHash> hash = HashImport.selfDescribing(row.passwordHash());

        Passwords passwords = Passwords.builder("Example Console").build();
        Optional<PasswordHash> stored = hash.flatMap(passwords::strengthen);

        assertThat(stored)
                .hasValueSatisfying(strong -> assertThat(strong.encoded()).startsWith("{strengthened}$argon2id$"));
        assertThat(passwords.verify(PASSWORD, stored).matches()).isTrue();
    }
}
