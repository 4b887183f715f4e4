package org.accountkit.password.legacy;

import static org.assertj.core.api.Assertions.assertThat;

import org.accountkit.password.PasswordHash;
import org.accountkit.password.kdf.HashCost;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A hash that does not fit into the heap is refused before anything is allocated, and the reason is given. */
class HeapTest {

    private static final String FORTY_THREE = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
    private final LegacyHashes small = LegacyHashes.standard().withCost(new HashCost(64L * 1024 * 1024));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$argon2id$v=19$m=65536,t=3,p=1$c2FsdHNhbHQ$" + FORTY_THREE,
                "{argon2}$argon2id$v=19$m=65536,t=3,p=1$c2FsdHNhbHQ$" + FORTY_THREE,
                "{scrypt}$100801$AAAA$" + FORTY_THREE,
                "$scrypt$ln=16,r=8,p=1$AAAA$" + FORTY_THREE
            })
    void refusesWhatDoesNotFit(String stored) {
        PasswordHash hash = new PasswordHash(stored);

        assertThat(small.read(hash)).isEmpty();
        assertThat(small.problem(hash))
                .hasValueSatisfying(reason ->
                        assertThat(reason).matches("The password hash needs 6\\d MiB of memory; .* 32 MiB\\."));
        assertThat(LegacyHashes.standard().read(hash)).isPresent();
        assertThat(LegacyHashes.standard().problem(hash)).isEmpty();
    }

    @Test
    void saysWhyElseAHashIsRefused() {
        assertThat(small.problem(
                        new PasswordHash("{bcrypt}$2a$16$abcdefghijklmnopqrstuuWaxU2BnHcnfk4oYK/xlC5L2u8M6oN5q")))
                .contains("The password hash asks for more work than is allowed.");
        assertThat(small.problem(new PasswordHash("unknown"))).contains("The password hash cannot be read.");
        assertThat(small.problem(new PasswordHash("pbkdf2_sha256$99999999$salt$!")))
                .contains("The password hash cannot be read.");
        assertThat(small.problem(new PasswordHash("$shiro1$SHA-256$0$AAAA$" + FORTY_THREE)))
                .contains("The password hash cannot be read.");
        assertThat(small.problem(new PasswordHash("x".repeat(1001)))).contains("The password hash cannot be read.");
    }
}
