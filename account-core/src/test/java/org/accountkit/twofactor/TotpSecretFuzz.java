package org.accountkit.twofactor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;

/** A secret key in base32 has one canonical form, is ASCII, and anything else is refused as the Javadoc says. */
public final class TotpSecretFuzz {

    private TotpSecretFuzz() {}

    /** Called by Jazzer. */
    public static void fuzzerTestOneInput(byte[] input) {
        String text = new String(input, StandardCharsets.UTF_8);
        TotpSecret secret;
        try {
            secret = TotpSecret.ofBase32(text);
        } catch (IllegalArgumentException e) {
            return;
        }
        String canonical = secret.base32().reveal();
        assertThat(text).matches("[A-Za-z2-7\\s=-]*");
        assertThat(text.replaceAll("[\\s=-]", "")).isEqualToIgnoringCase(canonical);
        assertThat(canonical).matches("[A-Z2-7]{26,}");
        assertThat(TotpSecret.ofBase32(canonical).key().matches(secret.key())).isTrue();
        assertThat(secret.key().length()).isBetween(16, text.length());
    }
}
