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
 * Bytes that must not leak: a password, a key or a code. It prints as a constant, cannot be serialized and compares in
 * constant time; {@link #close()} wipes it.
 *
 * <p>Text is held as UTF-8. Safe for use by several threads as long as no thread closes it while others read.
 */
public final class Secret implements AutoCloseable {

    private static final char LAST_ASCII = 0x7F;

    private final byte[] bytes;
    private volatile boolean wiped;

    private Secret(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * Creates a secret from a copy of the bytes, so the caller may wipe its own.
     *
     * @param bytes any number of bytes
     * @return the secret
     */
    public static Secret ofBytes(byte[] bytes) {
        return new Secret(bytes.clone());
    }

    /**
     * Creates a secret from text, held as UTF-8. The caller may wipe its own characters.
     *
     * @param text any text without lone surrogates
     * @return the secret
     * @throws IllegalArgumentException if the text contains a lone surrogate, which cannot be encoded
     */
    public static Secret ofText(char[] text) {
        return ofText(CharBuffer.wrap(text));
    }

    /**
     * Creates a secret from text, held as UTF-8.
     *
     * @param text any text without lone surrogates
     * @return the secret
     * @throws IllegalArgumentException if the text contains a lone surrogate, which cannot be encoded
     */
    public static Secret ofText(CharSequence text) {
        byte[] ascii = new byte[text.length()];
        for (int i = 0; i < ascii.length; i++) {
            char c = text.charAt(i);
            if (c > LAST_ASCII) {
                Arrays.fill(ascii, (byte) 0);
                return encoded(text);
            }
            ascii[i] = (byte) c;
        }
        return new Secret(ascii);
    }

    private static Secret encoded(CharSequence text) {
        CharsetEncoder encoder = StandardCharsets.UTF_8.newEncoder().onMalformedInput(CodingErrorAction.REPORT);
        ByteBuffer encoded = ByteBuffer.allocate((int) Math.ceil(text.length() * (double) encoder.maxBytesPerChar()));
        if (encoder.encode(CharBuffer.wrap(text), encoded, true).isError()) {
            throw new IllegalArgumentException("The text contains a lone surrogate.");
        }
        Secret secret = new Secret(Arrays.copyOf(encoded.array(), encoded.position()));
        Arrays.fill(encoded.array(), (byte) 0);
        return secret;
    }

    /**
     * Passes a copy of the bytes to a reader, and wipes the copy when the reader returns.
     *
     * @param <R> the type of the reader's result
     * @param reader must not keep the array
     * @return the reader's result
     * @throws IllegalStateException if this secret has been wiped
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
     * {@return the text, as a string that cannot be wiped: only to hand it to its owner, or to a library that accepts
     * nothing else}
     *
     * @throws IllegalStateException if this secret has been wiped
     */
    public String reveal() {
        return use(copy -> new String(copy, StandardCharsets.UTF_8));
    }

    /**
     * Compares two secrets in constant time.
     *
     * @param other the other secret
     * @return whether both contain the same bytes
     */
    public boolean matches(Secret other) {
        return use(mine -> other.use(theirs -> MessageDigest.isEqual(mine, theirs)));
    }

    /** {@return the number of bytes} */
    public int length() {
        return bytes.length;
    }

    /** {@return whether the secret has no bytes} */
    public boolean isEmpty() {
        return bytes.length == 0;
    }

    /** Wipes the bytes. Any later use throws an exception. */
    @Override
    public void close() {
        wiped = true;
        Arrays.fill(bytes, (byte) 0);
    }

    /** {@return a constant that reveals nothing} */
    @Override
    public String toString() {
        return "Secret[redacted]";
    }

    private byte[] copy() {
        if (wiped) {
            throw new IllegalStateException("This secret has been wiped.");
        }
        return bytes.clone();
    }
}
