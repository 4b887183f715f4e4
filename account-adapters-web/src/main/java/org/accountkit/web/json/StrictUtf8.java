package org.accountkit.web.json;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** Decodes UTF-8 strictly: overlong forms, encoded surrogates and stray bytes are errors and never replaced. */
public final class StrictUtf8 {

    private StrictUtf8() {}

    /**
     * Decodes bytes.
     *
     * @param bytes the bytes as sent
     * @return the characters, for the caller to wipe; empty if the bytes are not UTF-8
     */
    public static Optional<char[]> decode(byte[] bytes) {
        CharBuffer decoded = CharBuffer.allocate(bytes.length);
        boolean malformed = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(bytes), decoded, true)
                .isError();
        char[] text = Arrays.copyOf(decoded.array(), decoded.position());
        Arrays.fill(decoded.array(), '\0');
        return malformed ? Optional.empty() : Optional.of(text);
    }

    /**
     * Reports whether a text contains a lone surrogate and so cannot be encoded.
     *
     * @param text anything
     * @return whether it does
     */
    public static boolean hasLoneSurrogate(CharSequence text) {
        return text.codePoints().anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }
}
