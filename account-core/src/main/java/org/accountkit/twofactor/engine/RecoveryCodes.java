package org.accountkit.twofactor.engine;

import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.accountkit.secret.Secret;
import org.accountkit.twofactor.RecoveryCodeStore.RecoveryCodeDigest;
import org.accountkit.user.UserId;
import org.accountkit.user.engine.VisibleText;

/**
 * Recovery codes: 120 random bits, written as six groups of four base32 characters. Each can be used once, in any
 * order. With that many bits they need no slow hash (OWASP ASVS 5.0, V6.6).
 */
final class RecoveryCodes {

    private static final int BYTES = 15;
    private static final Pattern CODE = Pattern.compile("[A-Za-z2-7]{24}");

    /** Characters that look like a dash, but that Unicode puts elsewhere. */
    private static final String OTHER_DASHES = "\u02D7\u2043\u2053\u207B\u208B\u2212";

    /** Far more than a code with separators takes. */
    private static final int LONGEST_TYPED = 256;

    private RecoveryCodes() {}

    static List<Secret> generate(int count, SecureRandom random) {
        return Stream.generate(() -> generateOne(random)).limit(count).toList();
    }

    private static Secret generateOne(SecureRandom random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return Secret.ofText(String.join("-", Base32.encode(bytes).split("(?<=\\G.{4})")));
    }

    /**
     * Returns the digest of a code as typed or pasted, whatever its case and separators; empty if it cannot be a code.
     */
    static Optional<RecoveryCodeDigest> digest(UserId userId, Secret typed) {
        if (typed.length() > LONGEST_TYPED) {
            return Optional.empty();
        }
        String code = withoutSeparators(typed.reveal());
        return CODE.matcher(code).matches()
                ? Optional.of(RecoveryCodeDigest.of(hash(userId, code.toUpperCase(Locale.ROOT))))
                : Optional.empty();
    }

    private static String withoutSeparators(String typed) {
        return typed.codePoints()
                .filter(c -> !isSeparator(c))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** White space, dashes of any kind, and the invisible characters that get pasted along with text. */
    private static boolean isSeparator(int c) {
        return VisibleText.isSpace(c)
                || VisibleText.isInvisible(c)
                || Character.getType(c) == Character.DASH_PUNCTUATION
                || OTHER_DASHES.indexOf(c) >= 0;
    }

    private static byte[] hash(UserId userId, String canonical) {
        String bound = "recovery-code\0" + userId.value() + '\0' + canonical;
        return Hashing.sha256().hashString(bound, StandardCharsets.UTF_8).asBytes();
    }
}
