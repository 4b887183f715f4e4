package org.accountkit.password.legacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.accountkit.password.ForeignHashes;
import org.accountkit.password.PasswordHash;
import org.accountkit.secret.Secret;

/**
 * Reading accepts any text without failing. A hash that it reads can be strengthened, and is read again from that form.
 */
public final class LegacyHashesFuzz {

    private static final Secret OF_THE_HOST = Secret.ofText("of the host");
    private static final LegacyHashes ALL = LegacyHashes.standard()
            .withSpringSecret(OF_THE_HOST)
            .withShiroPrivateSalt(OF_THE_HOST)
            .withDevisePepper(OF_THE_HOST)
            .withPlaintext();

    private LegacyHashesFuzz() {}

    /** Called by Jazzer. */
    public static void fuzzerTestOneInput(byte[] input) {
        String text = new String(input, StandardCharsets.UTF_8);
        ALL.read(new PasswordHash(text)).ifPresent(LegacyHashesFuzz::judge);
    }

    private static void judge(ForeignHashes.Hash hash) {
        String blank = hash.withoutDigest();
        assertThat(ALL.read(new PasswordHash(blank)))
                .hasValueSatisfying(again -> assertThat(again.withoutDigest()).isEqualTo(blank));
        assertThat(hash.toString()).isEqualTo("LegacyHash[redacted]");
    }
}
