package org.accountkit.token.engine;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import org.accountkit.secret.Secret;
import org.accountkit.token.TokenDigest;

/**
 * The format of every token: {@code <prefix><kind>_<43 base62><6 base62>}. The 43 characters encode 32 random bytes as
 * one number; the last six are the CRC-32 of everything before them. A mistyped token is thus rejected, and a leaked
 * one recognized, without a look-up. Safe for use by several threads.
 */
public final class TokenFormat {

    private static final Pattern PREFIX = Pattern.compile("[a-z]{2,8}");
    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int RANDOM_BYTES = 32;
    private static final int RANDOM_DIGITS = 43;
    private static final int CHECKSUM_DIGITS = 6;

    private final byte[] prefix;
    private final int length;
    private final SecureRandom random;

    /**
     * Creates the format of one product's tokens.
     *
     * @param prefix 2 to 8 lower-case letters that show where a leaked token comes from
     * @param random the source of random bytes
     * @throws IllegalArgumentException if the prefix has another form
     */
    public TokenFormat(String prefix, SecureRandom random) {
        if (!PREFIX.matcher(prefix).matches()) {
            throw new IllegalArgumentException(
                    "A token prefix must have 2 to 8 lower-case letters, not '" + prefix + "'.");
        }
        this.prefix = prefix.getBytes(StandardCharsets.US_ASCII);
        this.length = prefix.length() + 2 + RANDOM_DIGITS + CHECKSUM_DIGITS;
        this.random = random;
    }

    /**
     * Creates a new token.
     *
     * @param kind the kind of token
     * @return the token
     */
    public Token issue(TokenKind kind) {
        byte[] bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        byte[] text = new byte[length];
        System.arraycopy(prefix, 0, text, 0, prefix.length);
        text[prefix.length] = (byte) kind.letter();
        text[prefix.length + 1] = '_';
        writeNumber(new BigInteger(1, bytes), text, prefix.length + 2, RANDOM_DIGITS);
        Arrays.fill(bytes, (byte) 0);
        writeNumber(BigInteger.valueOf(checksum(text)), text, length - CHECKSUM_DIGITS, CHECKSUM_DIGITS);
        return new Token(kind, Secret.ofBytes(text), digest(kind, text));
    }

    /**
     * Parses a token of one kind: checks length, alphabet, prefix, kind and checksum, without a look-up.
     *
     * @param kind the expected kind
     * @param presented the presented text
     * @return the token; empty if the text is not a token of that kind
     */
    public Optional<Token> parse(TokenKind kind, Secret presented) {
        return read(
                presented,
                text -> isKind(kind, text) && isSound(text)
                        ? Optional.of(new Token(kind, presented, digest(kind, text)))
                        : Optional.empty());
    }

    /**
     * Recognizes the kind of a token, whether or not it was ever issued.
     *
     * @param presented the presented text
     * @return the kind; empty if the text is not a token of this format
     */
    public Optional<TokenKind> kindOf(Secret presented) {
        return read(
                presented,
                text -> TokenKind.of((char) text[prefix.length]).filter(kind -> isKind(kind, text) && isSound(text)));
    }

    /** Text of any other length is not a token. */
    private <T> Optional<T> read(Secret presented, Function<byte[], Optional<T>> reader) {
        return presented.length() == length ? presented.use(reader) : Optional.empty();
    }

    private boolean isKind(TokenKind kind, byte[] text) {
        return Arrays.equals(prefix, 0, prefix.length, text, 0, prefix.length)
                && text[prefix.length] == kind.letter()
                && text[prefix.length + 1] == '_';
    }

    private boolean isSound(byte[] text) {
        long sum = checksum(text);
        for (int i = length - 1; i >= length - CHECKSUM_DIGITS; i--) {
            if (text[i] != DIGITS.charAt((int) (sum % DIGITS.length()))) {
                return false;
            }
            sum /= DIGITS.length();
        }
        return isBase62(text);
    }

    private boolean isBase62(byte[] text) {
        for (int i = prefix.length + 2; i < length; i++) {
            if (!isDigit(text[i])) {
                return false;
            }
        }
        return true;
    }

    private static boolean isDigit(byte c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    }

    private long checksum(byte[] text) {
        CRC32 crc = new CRC32();
        crc.update(text, 0, length - CHECKSUM_DIGITS);
        return crc.getValue();
    }

    private static void writeNumber(BigInteger number, byte[] into, int from, int digits) {
        BigInteger base = BigInteger.valueOf(DIGITS.length());
        BigInteger rest = number;
        for (int i = from + digits - 1; i >= from; i--) {
            BigInteger[] parts = rest.divideAndRemainder(base);
            into[i] = (byte) DIGITS.charAt(parts[1].intValue());
            rest = parts[0];
        }
    }

    private static TokenDigest digest(TokenKind kind, byte[] text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((byte) kind.letter());
            digest.update((byte) 0);
            return TokenDigest.of(digest.digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is not available.", e);
        }
    }
}
