package org.accountkit.twofactor.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.accountkit.secret.Secret;
import org.accountkit.twofactor.RecoveryCodeStore.RecoveryCodeDigest;
import org.accountkit.user.UserId;

/** All spellings of a recovery code have the same digest, which differs between users; anything else has none. */
public final class RecoveryCodesFuzz {

    private static final UserId ADA = new UserId("ada");
    private static final UserId BOB = new UserId("bob");
    private static final Pattern SEPARATORS = Pattern.compile("[\\s\\x1C-\\x1F\\p{Z}\\p{Pd}\\p{Cf}"
            + "\u02D7\u2043\u2053\u207B\u208B\u2212\u2800\u034F\u115F\u1160\u17B4\u17B5\u180B-\u180F\u2060-\u206F\u3164\uFFA0"
            + "\uFE00-\uFE0F\uFFF0-\uFFF8\\x{1D173}-\\x{1D17A}\\x{E0000}-\\x{E0FFF}]");

    private RecoveryCodesFuzz() {}

    /** Called by Jazzer. */
    public static void fuzzerTestOneInput(byte[] input) {
        String text = new String(input, StandardCharsets.UTF_8);
        String compact = SEPARATORS.matcher(text).replaceAll("");
        Optional<RecoveryCodeDigest> digest = RecoveryCodes.digest(ADA, Secret.ofBytes(input));

        assertThat(digest.isPresent()).isEqualTo(input.length <= 256 && compact.matches("[A-Za-z2-7]{24}"));
        if (digest.isPresent()) {
            Secret canonical = Secret.ofText(compact.toUpperCase(Locale.ROOT));
            assertThat(RecoveryCodes.digest(ADA, canonical)).isEqualTo(digest);
            assertThat(RecoveryCodes.digest(BOB, canonical)).isPresent().isNotEqualTo(digest);
        }
    }
}
