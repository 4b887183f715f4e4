package org.accountkit.password;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;

/** Parsing accepts any text without failing, and only the canonical form of a hash. */
public final class Argon2idHashFuzz {

    private Argon2idHashFuzz() {}

    /** Called by Jazzer. */
    public static void fuzzerTestOneInput(byte[] input) {
        PasswordHash hash = new PasswordHash(new String(input, StandardCharsets.UTF_8));
        Argon2idHash.parse(hash).ifPresent(kept -> {
            assertThat(kept.encode()).isEqualTo(hash);
            assertThat(kept.salt()).hasSizeBetween(8, 64);
            assertThat(kept.tag()).hasSizeBetween(12, 129);
        });
    }
}
