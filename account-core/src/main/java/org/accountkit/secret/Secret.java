package org.accountkit.secret;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.function.Function;

/**
 * Bytes that must not leak: a password, a key, a code. Printing it shows nothing, it cannot be serialized, comparing
 * takes the same time wherever the difference lies, and {@link #close()} wipes it.
 *
 * <p>Text is held as UTF-8. Safe for use by several threads as long as none closes it while others read.
 */
public final class Secret implements AutoCloseable {

    private final byte[] bytes;
    private volatile boolean wiped;

    private Secret(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * Holds a copy of these bytes; the caller may wipe its own.
     *
     * @param bytes any number of bytes
     * @return the secret
     */
    public static Secret ofBytes(byte[] bytes) {
        return new Secret(bytes.clone());
    }

    /**
     * Holds this text as UTF-8; the caller may wipe its own characters.
     *
     * @param text any text without lone surrogates
     * @return the secret
     * @throws IllegalArgumentException when the text holds a lone surrogate, which no encoding can carry
     */
    public static Secret ofText(char[] text) {
        return ofText(CharBuffer.wrap(text));
    }

    /**
     * Holds this text as UTF-8.
     *
     * @param text any text without lone surrogates
     * @return the secret
     * @throws IllegalArgumentException when the text holds a lone surrogate, which no encoding can carry
     */
    public static Secret ofText(CharSequence text) {
        CharsetEncoder encoder = StandardCharsets.UTF_8.newEncoder().onMalformedInput(CodingErrorAction.REPORT);
        ByteBuffer encoded = ByteBuffer.allocate((int) Math.ceil(text.length() * (double) encoder.maxBytesPerChar()));
        if (encoder.encode(CharBuffer.wrap(text), encoded, true).isError()) {
            throw new IllegalArgumentException("The text holds a lone surrogate.");
        }
        Secret secret = new Secret(Arrays.copyOf(encoded.array(), encoded.position()));
        Arrays.fill(encoded.array(), (byte) 0);
        return secret;
    }

    /**
     * Lends the bytes to a reader, as a copy that is wiped when the reader returns.
     *
     * @param <R> what the reader makes of them
     * @param reader must not keep the array
     * @return what the reader returned
     * @throws IllegalStateException when this secret was wiped
     */
    public <R> R use(Function<byte[], R> reader) {
        byte[] copy = copy();
        try {
            return reader.apply(copy);
        } finally {
            Arrays.fill(copy, (byte) 0);
        }
    }

    /**
     * {@return the text, in a string that cannot be wiped: only for handing it to its owner or to a library that takes
     * nothing else}
     *
     * @throws IllegalStateException when this secret was wiped
     */
    public String reveal() {
        return use(copy -> new String(copy, StandardCharsets.UTF_8));
    }

    /**
     * Compares in constant time.
     *
     * @param other the other secret
     * @return whether both hold the same bytes
     */
    public boolean matches(Secret other) {
        return use(mine -> other.use(theirs -> MessageDigest.isEqual(mine, theirs)));
    }

    /** {@return the number of bytes} */
    public int length() {
        return bytes.length;
    }

    /** {@return whether it holds no bytes at all} */
    public boolean isEmpty() {
        return bytes.length == 0;
    }

    /** Overwrites the bytes; every later use fails. */
    @Override
    public void close() {
        wiped = true;
        Arrays.fill(bytes, (byte) 0);
    }

    /** {@return a constant that tells nothing} */
    @Override
    public String toString() {
        return "Secret[redacted]";
    }

    private byte[] copy() {
        if (wiped) {
            throw new IllegalStateException("This secret was wiped.");
        }
        return bytes.clone();
    }
}
