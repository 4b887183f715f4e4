package org.accountkit.password;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.accountkit.secret.Secret;

/** PBKDF2 with HMAC-SHA-256 by the JDK: {@code $pbkdf2-sha256$i=…$salt$key}. */
final class Pbkdf2Hasher implements PasswordHasher {

    /** OWASP Password Storage Cheat Sheet. */
    static final int ITERATIONS = 600_000;

    private static final Pattern PHC =
            Pattern.compile("\\$pbkdf2-sha256\\$i=(\\d{1,8})\\$([A-Za-z0-9+/]{22})\\$([A-Za-z0-9+/]{43})");
    private static final int MOST_ITERATIONS = 10_000_000;
    private static final int SALT_BYTES = 16;
    private static final int KEY_BITS = 256;

    private final int iterations;
    private final SecureRandom random = new SecureRandom();

    Pbkdf2Hasher(int iterations) {
        this.iterations = iterations;
    }

    @Override
    public PasswordHash hash(Secret password) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return new PasswordHash("$pbkdf2-sha256$i=" + iterations + '$' + base64.encodeToString(salt) + '$'
                + base64.encodeToString(key(password, salt, iterations)));
    }

    @Override
    public PasswordCheck verify(Secret password, PasswordHash hash) {
        Matcher matcher = PHC.matcher(hash.encoded());
        if (!matcher.matches()) {
            return PasswordCheck.NO_MATCH;
        }
        int rounds = Integer.parseInt(matcher.group(1));
        if (rounds < 1 || rounds > MOST_ITERATIONS) {
            return PasswordCheck.NO_MATCH;
        }
        Base64.Decoder base64 = Base64.getDecoder();
        byte[] key = key(password, base64.decode(matcher.group(2)), rounds);
        if (!MessageDigest.isEqual(key, base64.decode(matcher.group(3)))) {
            return PasswordCheck.NO_MATCH;
        }
        return rounds == iterations ? PasswordCheck.MATCH : PasswordCheck.MATCH_OUTDATED;
    }

    @Override
    public long memoryBytes() {
        return 0;
    }

    @Override
    public List<String> weaknesses() {
        return iterations >= ITERATIONS
                ? List.of()
                : List.of("PBKDF2 with " + iterations + " iterations is under the floor of " + ITERATIONS + ".");
    }

    private static char[] characters(byte[] utf8) {
        CharBuffer decoded = StandardCharsets.UTF_8.decode(ByteBuffer.wrap(utf8));
        char[] characters = new char[decoded.remaining()];
        decoded.get(characters).clear();
        while (decoded.hasRemaining()) {
            decoded.put('\0');
        }
        return characters;
    }

    private static byte[] key(Secret password, byte[] salt, int iterations) {
        char[] characters = password.use(Pbkdf2Hasher::characters);
        PBEKeySpec spec = new PBEKeySpec(characters, salt, iterations, KEY_BITS);
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(spec)
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("PBKDF2 with HMAC-SHA-256 is not available.", e);
        } finally {
            spec.clearPassword();
            Arrays.fill(characters, '\0');
        }
    }
}
