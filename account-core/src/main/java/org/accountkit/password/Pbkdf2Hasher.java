package org.accountkit.password;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.accountkit.password.PasswordHasher.PasswordCheck;
import org.accountkit.password.kdf.HashCost;
import org.accountkit.password.kdf.Pbkdf2;
import org.accountkit.secret.Secret;

/**
 * PBKDF2 from the JDK: {@code $pbkdf2-sha256$i=…$salt$key}. Also reads HMAC-SHA-1, HMAC-SHA-512 and other lengths of
 * salt and key, which count as outdated.
 */
final class Pbkdf2Hasher implements PasswordHasher {

    /** OWASP Password Storage Cheat Sheet. */
    static final int ITERATIONS = 600_000;

    private static final Pattern PHC = Pattern.compile(
            "\\$pbkdf2-(sha1|sha256|sha512)\\$i=(\\d{1,8})\\$([A-Za-z0-9+/]{2,172})\\$([A-Za-z0-9+/]{22,171})");
    private static final int SALT_BYTES = 16;
    private static final int KEY_BYTES = 32;

    private final int iterations;
    private final SecureRandom random = new SecureRandom();

    Pbkdf2Hasher(int iterations) {
        this.iterations = iterations;
    }

    @Override
    public PasswordHash hash(Secret password) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        byte[] key = password.use(bytes -> Pbkdf2.SHA256.key(bytes, salt, iterations, KEY_BYTES));
        return new Kept(Pbkdf2.SHA256, iterations, salt, key).encode();
    }

    @Override
    public PasswordCheck verify(Secret password, PasswordHash hash) {
        return read(hash).map(kept -> verify(password, kept)).orElse(PasswordCheck.UNREADABLE);
    }

    @Override
    public boolean canRead(PasswordHash hash) {
        return read(hash).isPresent();
    }

    /** The parameters that the host configured are allowed at any cost. */
    private Optional<Kept> read(PasswordHash hash) {
        return Kept.parse(hash).filter(kept -> kept.isCurrent(iterations) || kept.isAffordable());
    }

    private PasswordCheck verify(Secret password, Kept kept) {
        byte[] key =
                password.use(bytes -> kept.function().key(bytes, kept.salt(), kept.iterations(), kept.key().length));
        if (!MessageDigest.isEqual(key, kept.key())) {
            return kept.isCheaperThan(iterations) ? PasswordCheck.NO_MATCH_CHEAPER : PasswordCheck.NO_MATCH;
        }
        return kept.isCurrent(iterations) ? PasswordCheck.MATCH : PasswordCheck.MATCH_OUTDATED;
    }

    @Override
    public List<String> weaknesses() {
        return iterations >= ITERATIONS
                ? List.of()
                : List.of("PBKDF2 with " + iterations + " iterations is below the minimum of " + ITERATIONS + ".");
    }

    /** A parsed hash. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Kept(Pbkdf2 function, int iterations, byte[] salt, byte[] key) {

        static Optional<Kept> parse(PasswordHash hash) {
            Matcher matcher = PHC.matcher(hash.encoded());
            if (!matcher.matches()) {
                return Optional.empty();
            }
            Pbkdf2 function = switch (matcher.group(1)) {
                case "sha1" -> Pbkdf2.SHA1;
                case "sha512" -> Pbkdf2.SHA512;
                default -> Pbkdf2.SHA256;
            };
            try {
                byte[] salt = Base64.getDecoder().decode(matcher.group(3));
                byte[] key = Base64.getDecoder().decode(matcher.group(4));
                return Optional.of(new Kept(function, Integer.parseInt(matcher.group(2)), salt, key))
                        .filter(kept -> Pbkdf2.isPossible(kept.iterations(), key.length))
                        .filter(kept -> kept.encode().equals(hash));
            } catch (IllegalArgumentException e) {
                return Optional.empty();
            }
        }

        PasswordHash encode() {
            Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
            String name = "$pbkdf2-" + function.name().toLowerCase(Locale.ROOT);
            return new PasswordHash(
                    name + "$i=" + iterations + '$' + base64.encodeToString(salt) + '$' + base64.encodeToString(key));
        }

        boolean isAffordable() {
            return HashCost.pbkdf2(function, iterations, key.length).isEmpty();
        }

        boolean isCheaperThan(int current) {
            return function == Pbkdf2.SHA1 || iterations < current;
        }

        boolean isCurrent(int current) {
            return function == Pbkdf2.SHA256
                    && iterations == current
                    && salt.length == SALT_BYTES
                    && key.length == KEY_BYTES;
        }
    }
}
