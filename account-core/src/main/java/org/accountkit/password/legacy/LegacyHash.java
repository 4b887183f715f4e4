package org.accountkit.password.legacy;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.accountkit.password.ForeignHashes;
import org.accountkit.secret.Secret;

/** A parsed hash of another product. Immutable; {@link #toString()} reveals nothing of it. */
final class LegacyHash implements ForeignHashes.Hash {

    /** Four bytes for each of 256 characters, and some more: the cost of some old algorithms grows with the square. */
    private static final int LONGEST_PASSWORD = 4096;

    private static final byte[] MATCHES_NOTHING = {};

    private final byte[] digest;
    private final String blank;
    private final UnaryOperator<byte[]> computation;

    /**
     * Creates a parsed hash.
     *
     * @param digest the digest of the right password
     * @param blank the encoded hash with another digest in place of its own
     * @param computation computes the digest of a password; empty for a password that the algorithm confuses with
     *     others
     */
    LegacyHash(byte[] digest, String blank, UnaryOperator<byte[]> computation) {
        this.digest = digest;
        this.blank = blank;
        this.computation = computation;
    }

    static byte[] matchesNothing() {
        return MATCHES_NOTHING.clone();
    }

    LegacyHash prefixed(String prefix) {
        return new LegacyHash(digest, prefix + blank, computation);
    }

    /** Returns the same hash in another encoding. */
    LegacyHash written(String otherBlank) {
        return new LegacyHash(digest, otherBlank, computation);
    }

    /** Returns the same hash for passwords that are prepared first. */
    LegacyHash prepared(UnaryOperator<byte[]> preparation) {
        return new LegacyHash(digest, blank, password -> {
            byte[] prepared = preparation.apply(password);
            try {
                return computation.apply(prepared);
            } finally {
                Arrays.fill(prepared, (byte) 0);
            }
        });
    }

    @Override
    public boolean matches(Secret password) {
        byte[] computed = compute(password);
        return computed.length > 0 && MessageDigest.isEqual(computed, digest);
    }

    @Override
    public Optional<Secret> digestOf(Secret password) {
        return asText(compute(password));
    }

    @Override
    public Optional<Secret> digest() {
        return asText(digest);
    }

    @Override
    public String withoutDigest() {
        return blank;
    }

    /** Text, because some hashers accept only text. */
    private static Optional<Secret> asText(byte[] digest) {
        return digest.length == 0
                ? Optional.empty()
                : Optional.of(Secret.ofBytes(Base64.getEncoder().encode(digest)));
    }

    private byte[] compute(Secret password) {
        return password.length() > LONGEST_PASSWORD ? MATCHES_NOTHING : password.use(computation);
    }

    /** {@return a constant that reveals nothing} */
    @Override
    public String toString() {
        return "LegacyHash[redacted]";
    }
}
