package org.accountkit.twofactor;

import com.google.common.io.BaseEncoding;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.accountkit.secret.Secret;
import org.accountkit.user.UserId;

/**
 * Recovery codes: 120 random bits each as six groups of four base32 characters, good once, in any order. That many bits
 * need no slow hash (OWASP ASVS 5.0, V6.6).
 */
final class RecoveryCodes {

    private static final int BYTES = 15;
    private static final BaseEncoding BASE32 = BaseEncoding.base32();
    private static final BaseEncoding GROUPED = BASE32.withSeparator("-", 4);
    private static final Pattern CODE = Pattern.compile("[A-Za-z2-7]{24}");

    private RecoveryCodes() {}

    static List<Secret> generate(int count, SecureRandom random) {
        return Stream.generate(() -> generateOne(random)).limit(count).toList();
    }

    private static Secret generateOne(SecureRandom random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return Secret.ofText(GROUPED.encode(bytes));
    }

    /** What is kept of a code as it was typed, in any case, with or without hyphens; empty when it cannot be one. */
    static Optional<RecoveryCodeDigest> digest(UserId userId, Secret typed) {
        String code = typed.reveal().replace("-", "").strip();
        return CODE.matcher(code).matches()
                ? Optional.of(RecoveryCodeDigest.of(hash(userId, code.toUpperCase(Locale.ROOT))))
                : Optional.empty();
    }

    private static byte[] hash(UserId userId, String canonical) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            String bound = "recovery-code\0" + userId.value() + '\0' + canonical;
            return digest.digest(bound.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is not available.", e);
        }
    }
}
