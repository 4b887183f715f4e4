package org.accountkit.twofactor.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.accountkit.secret.Secret;
import org.accountkit.twofactor.RecoveryCodeStore.RecoveryCodeDigest;
import org.accountkit.user.UserId;

/** All spellings of a recovery code have the same digest, which differs between users; anything else has none. */
public final class RecoveryCodesFuzz {

    private static final UserId ADA = new UserId("ada");
    private static final UserId BOB = new UserId("bob");

    private RecoveryCodesFuzz() {}

    /** Called by Jazzer. */
    public static void fuzzerTestOneInput(byte[] input) {
        String text = new String(input, StandardCharsets.UTF_8);
        String compact = text.replace("-", "").strip();
        Optional<RecoveryCodeDigest> digest = RecoveryCodes.digest(ADA, Secret.ofBytes(input));

        assertThat(digest.isPresent()).isEqualTo(compact.matches("[A-Za-z2-7]{24}"));
        if (digest.isPresent()) {
            Secret canonical = Secret.ofText(compact.toUpperCase(Locale.ROOT));
            assertThat(RecoveryCodes.digest(ADA, canonical)).isEqualTo(digest);
            assertThat(RecoveryCodes.digest(BOB, canonical)).isPresent().isNotEqualTo(digest);
        }
    }
}
